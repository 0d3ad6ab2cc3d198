import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { type Item, parseItem } from "#functions/aws/item.ts";
import { sendPaceKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { MailError } from "#shared/email/errors.ts";
import type { SendPace, SendQuota, Turn } from "#shared/email/send-pace.ts";
import type { Clock, Log } from "#shared/ports.ts";
import { StoreConflictError } from "#shared/store-errors.ts";

/** How often a lease is decided anew because another sender was first. */
const attempts = 50;
/** SES answers one GetSendQuota a second; all senders share what one of them read, for a minute. */
const quotaKeptMs = 60_000;
/** A turn that is farther off is not waited for: a function must end in its time. */
const mostWaitMs = 20_000;
/** With the day's quota used up it is looked at again after this; it frees up bit by bit. */
const dayWaitMs = 15 * 60_000;
/** How long nobody sends after SES was too busy. */
const slowDownMs = 1_000;
/** Turns of a lease that were not used by then are lost: their time is over. */
const lateMs = 500;

const paceSchema = z.object({
  /** When the first turn that nobody holds begins; milliseconds since 1970. */
  nextAtMs: z.number(),
  perSecond: z.number().positive(),
  perDay: z.number().nullable(),
  sentLastDay: z.number(),
  quotaReadAtMs: z.number(),
  /** Turns given out since then. */
  takenSince: z.number(),
});
type Pace = z.infer<typeof paceSchema>;

/** Turns that this sender holds, one after the other. */
interface Lease {
  nextAtMs: number;
  left: number;
  readonly gapMs: number;
}

/** Half a second's worth: two writes a second or so, whatever the rate, and nobody is far ahead of the others. */
const leaseSize = (perSecond: number) => Math.max(1, Math.floor(perSecond / 2));

export interface SendPaceOptions {
  readonly table: Table;
  readonly clock: Clock;
  readonly log: Log;
  readonly readQuota: () => Promise<SendQuota>;
}

/** The stored pace that all senders share: one item, changed by one conditional write a lease. */
class StoredPace {
  readonly #options: SendPaceOptions;

  constructor(options: SendPaceOptions) {
    this.#options = options;
  }

  now(): number {
    return this.#options.clock.now().getTime();
  }

  async lease(): Promise<Lease | Extract<Turn, { kind: "later" }>> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { item, pace } = await this.#read();
      const now = this.now();
      const leftOfDay =
        pace.perDay === null ? Number.POSITIVE_INFINITY : pace.perDay - pace.sentLastDay - pace.takenSince;
      if (leftOfDay < 1) return { kind: "later", because: "day-used-up", waitMs: dayWaitMs };
      const startsAtMs = Math.max(now, pace.nextAtMs);
      if (startsAtMs - now > mostWaitMs) return { kind: "later", because: "others-first", waitMs: startsAtMs - now };
      const size = Math.min(leaseSize(pace.perSecond), Math.floor(leftOfDay));
      const gapMs = 1000 / pace.perSecond;
      const taken = { ...pace, nextAtMs: startsAtMs + size * gapMs, takenSince: pace.takenSince + size };
      if (await this.#write(taken, item)) return { nextAtMs: startsAtMs, left: size, gapMs };
    }
    throw new StoreConflictError(sendPaceKey.pk, "other senders were first each time", true);
  }

  async slowDown(): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { item, pace } = await this.#read();
      const nextAtMs = Math.max(this.now(), pace.nextAtMs) + slowDownMs;
      if (await this.#write({ ...pace, nextAtMs }, item)) return;
    }
  }

  async #read(): Promise<{ item: Item | undefined; pace: Pace }> {
    const { table, log } = this.#options;
    const item = await table.get(sendPaceKey);
    const stored = item && parseItem(paceSchema, item, item.volatile, log);
    if (stored && this.now() - stored.quotaReadAtMs < quotaKeptMs) return { item, pace: stored };
    return { item, pace: await this.#withQuota(stored) };
  }

  /** SES's word of today; where it gives none (too many ask), what it said before. */
  async #withQuota(stored: Pace | undefined): Promise<Pace> {
    const { log, readQuota } = this.#options;
    try {
      const quota = await readQuota();
      return { nextAtMs: stored?.nextAtMs ?? 0, ...quota, quotaReadAtMs: this.now(), takenSince: 0 };
    } catch (error) {
      if (!(error instanceof MailError) || stored === undefined) throw error;
      log.warn("MAIL_QUOTA_NOT_READ", { failure: error.code });
      return stored;
    }
  }

  #write(pace: Pace, item: Item | undefined): Promise<boolean> {
    const next = { ...sendPaceKey, kind: "send-pace", volatile: { ...pace }, rev: (item?.rev ?? 0) + 1 };
    return this.#options.table.put(
      next,
      item === undefined
        ? { expression: "attribute_not_exists(#pk)" }
        : { expression: "#rev = :rev", values: { ":rev": item.rev } },
    );
  }
}

/**
 * Open the pace at which all workers together hand mails to SES.
 *
 * Turns are places on one line of time, as far apart as SES's rate says, leased a few at a time by one conditional write on
 * one item (ADR 13). A sender that ends loses its turns, and nobody waits for them longer than half a second.
 */
export const sendPace = (options: SendPaceOptions): SendPace => {
  const stored = new StoredPace(options);
  const wait = options.clock.wait ?? ((ms: number) => sleep(ms));
  let lease: Lease | undefined;
  let before: Promise<unknown> = Promise.resolve();

  /** When the next turn is. */
  const nextTurn = async (): Promise<number | Extract<Turn, { kind: "later" }>> => {
    if (lease === undefined || lease.left === 0 || lease.nextAtMs < stored.now() - lateMs) {
      lease = undefined;
      const given = await stored.lease();
      if ("kind" in given) return given;
      lease = given;
    }
    const atMs = lease.nextAtMs;
    lease.nextAtMs += lease.gapMs;
    lease.left -= 1;
    return atMs;
  };

  return {
    takeTurn: async () => {
      // One after the other, so that those who share a process do not lease for one another.
      const turn = before.then(nextTurn);
      before = turn.catch(() => undefined);
      const at = await turn;
      if (typeof at !== "number") return at;
      const waitMs = at - stored.now();
      if (waitMs > 0) await wait(Math.ceil(waitMs));
      return { kind: "now" };
    },
    slowDown: async () => {
      lease = undefined;
      await stored.slowDown();
    },
  };
};
