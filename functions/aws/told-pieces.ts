import { createHash } from "node:crypto";
import { packBody, unpackBody } from "#functions/aws/body.ts";
import { type Item, parseItem } from "#functions/aws/item.ts";
import { toldKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { type Told, toldSchema } from "#shared/email/told.ts";
import type { Log } from "#shared/ports.ts";

/** Names of pieces that are remembered as written; each is some hundred bytes. */
const mostRemembered = 50_000;

/** What mails told, kept once however many mails told it. */
export interface ToldPieces {
  /** Keep it. @returns names of the pieces, in order, by which it is found */
  keep(told: readonly Told[]): Promise<string[]>;
  /** What was kept by these names; pieces that are not there are left out. */
  load(names: readonly string[]): Promise<Told[]>;
}

/** One piece a comparison and topic: readers with different wishes share most of them. */
const cut = (told: readonly Told[]): Told[] =>
  told.flatMap(({ comparison, changes }) =>
    [...Map.groupBy(changes, ({ topic }) => topic).values()].map((ofTopic) => ({ comparison, changes: ofTopic })),
  );

/** 96 bits: enough for more pieces than there will ever be. */
const nameOf = (body: Uint8Array) => createHash("sha256").update(body).digest("base64url").slice(0, 16);

const join = (pieces: readonly Told[]): Told[] =>
  [...Map.groupBy(pieces, ({ comparison }) => comparison)].map(([comparison, of]) => ({
    comparison,
    changes: of.flatMap(({ changes }) => changes),
  }));

/**
 * Pieces of what mails told, each under the hash of what it says.
 *
 * A mail's own item is written four times on its way and is read as often; what it told would make each of these dearer, and is
 * the same for all who follow a topic. Pieces name nobody, and stay.
 */
export function toldPieces(table: Table, log?: Log): ToldPieces {
  const written = new Set<string>();

  const keep: ToldPieces["keep"] = async (told) => {
    const pieces = cut(told).map((piece) => ({ piece, name: nameOf(Buffer.from(JSON.stringify(piece))) }));
    const fresh = new Map(pieces.filter(({ name }) => !written.has(name)).map(({ piece, name }) => [name, piece]));
    await table.putMany(
      [...fresh].map(([name, piece]): Item => ({ ...toldKey(name), kind: "told-piece", body: packBody(piece) })),
    );
    if (written.size + fresh.size > mostRemembered) written.clear();
    for (const name of fresh.keys()) written.add(name);
    return pieces.map(({ name }) => name);
  };

  const load: ToldPieces["load"] = async (names) => {
    const items = await table.getMany(names.map(toldKey));
    const pieces = items.map((item) => item.body && parseItem(toldSchema, item, unpackBody(item.body), log));
    return join(pieces.filter((piece) => piece !== undefined));
  };

  return { keep, load };
}
