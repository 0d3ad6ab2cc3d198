import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { OwnerUnreachableError, PlatformClosedError } from "#local/errors.ts";
import { type OwnerLock, takeOwnerLock } from "#local/owner-lock.ts";

const ownerSchema = z.object({
  /** Port on 127.0.0.1. */
  port: z.int().min(1),
  /** Named by every request, so that a port that went to a stranger, or to another data folder, takes none of ours. */
  token: z.string(),
  pid: z.int(),
});
/** Where the owner of a data folder listens. */
export type Owner = z.infer<typeof ownerSchema>;

/** What the owner runs for all processes of the data folder. */
export interface OwnedServer {
  readonly port: number;
  /** Refuse what is new, end what is under way, let go of the files. */
  close(): Promise<void>;
}

/** How long a caller waits for an owner that is just starting. */
const patienceMs = 30_000;

/**
 * One process's view of who owns a data folder.
 *
 * The first process that takes the lock starts the server and writes its address beside the lock; the others use that
 * address. When it ends, whoever next finds the lock free takes over.
 */
export class Ownership {
  readonly #folder: string;
  readonly #start: (token: string) => Promise<OwnedServer>;
  #own: { lock: OwnerLock; server: OwnedServer; owner: Owner } | undefined;
  #known: Owner | undefined;
  #resolving: Promise<Owner> | undefined;
  #closed = false;

  /** @param start - starts the server that answers requests which name the token */
  constructor(folder: string, start: (token: string) => Promise<OwnedServer>) {
    this.#folder = folder;
    this.#start = start;
  }

  /** Whether this process is the owner. */
  get isOwner(): boolean {
    return this.#own !== undefined;
  }

  /**
   * Say where the owner listens, as last known; become the owner where nobody is.
   *
   * @param refused - token of an owner that was seen to be gone
   * @throws OwnerUnreachableError `LOCAL_OWNER_UNREACHABLE` where for half a minute the lock is taken but no other address is written
   */
  async owner(refused?: string): Promise<Owner> {
    if (this.#known?.token === refused) this.#known = undefined;
    if (this.#known !== undefined) return this.#known;
    return this.#resolveOnce(refused);
  }

  /** Look at the lock itself: take over where the owner has ended, though no call has failed yet. */
  async check(): Promise<void> {
    if (this.#own === undefined) await this.#resolveOnce(undefined);
  }

  /** Let go: what is under way ends, the files are closed, then the lock is free. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#resolving?.catch(() => undefined);
    const own = this.#own;
    this.#own = undefined;
    this.#known = undefined;
    if (own === undefined) return;
    await rm(this.#addressFile, { force: true });
    await own.server.close();
    own.lock.release();
  }

  get #addressFile(): string {
    return join(this.#folder, "owner.json");
  }

  async #resolveOnce(refused: string | undefined): Promise<Owner> {
    this.#resolving ??= this.#resolve(refused).finally(() => {
      this.#resolving = undefined;
    });
    return this.#resolving;
  }

  async #resolve(refused: string | undefined): Promise<Owner> {
    await mkdir(this.#folder, { recursive: true });
    const patientUntil = performance.now() + patienceMs;
    for (;;) {
      if (this.#closed)
        throw new PlatformClosedError("Cannot reach the database: the platform is closed; open it again");
      const owner = this.#own?.owner ?? (await this.#takeOver()) ?? (await this.#readOwner());
      if (owner !== undefined && owner.token !== refused) {
        this.#known = owner;
        return owner;
      }
      if (performance.now() > patientUntil) throw this.#unreachable(owner);
      await sleep(10 + 20 * Math.random());
    }
  }

  async #takeOver(): Promise<Owner | undefined> {
    const lock = takeOwnerLock(join(this.#folder, "owner.lock"));
    if (lock === undefined) return undefined;
    try {
      await rm(this.#addressFile, { force: true });
      const token = randomUUID();
      const server = await this.#start(token);
      const owner = { port: server.port, token, pid: process.pid };
      const unfinished = `${this.#addressFile}.${token}`;
      await writeFile(unfinished, JSON.stringify(owner), { mode: 0o600 });
      await rename(unfinished, this.#addressFile);
      this.#own = { lock, server, owner };
      return owner;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  async #readOwner(): Promise<Owner | undefined> {
    try {
      return ownerSchema.parse(JSON.parse(await readFile(this.#addressFile, "utf8")));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  #unreachable(owner: Owner | undefined): OwnerUnreachableError {
    return new OwnerUnreachableError(
      `Cannot reach the database of ${this.#folder}: another process owns the folder${owner ? ` (${owner.pid})` : ""} but does not answer; expected it to answer or to end; end it, then try again`,
      { folder: this.#folder },
    );
  }
}
