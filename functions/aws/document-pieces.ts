import { createHash } from "node:crypto";
import { packParts, unpackText } from "#functions/aws/body.ts";
import type { Item, Key } from "#functions/aws/item.ts";
import { canonicalJson } from "#shared/canonical-json.ts";
import { StoreDamagedError } from "#shared/store-errors.ts";

/** A document that is stored in pieces, and the header that commits it. */
export interface DocumentPlace {
  readonly kind: string;
  readonly pk: string;
  /** Names the document among the entries of its header, and begins the sort key of each piece. */
  readonly entry: string;
  readonly header: Key;
}

/**
 * Hash of a document, for its entry: two states of one document (made by two states of the program, or by two writers of
 * one number) have pieces apart, and are never mixed.
 */
export const documentHash = (value: unknown): string =>
  createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, 32);

/** What begins the sort key of every piece, or of every part of one piece. */
export const piecePrefix = (entry: string, name?: string) => (name === undefined ? `${entry}#` : `${entry}#${name}#`);

/**
 * Cut a document into items: named pieces, each in as many parts as it needs.
 *
 * The items may be written in any order, and again: the document counts from the time that its header names the entry.
 *
 * @param pieces - name and value; names hold no "#"
 */
export function documentItems(place: DocumentPlace, pieces: readonly (readonly [string, unknown])[]): Item[] {
  const { kind, pk, entry, header } = place;
  return pieces.flatMap(([name, value]) =>
    packParts(value).map((body, index, parts) => ({
      kind,
      pk,
      sk: `${piecePrefix(entry, name)}${String(index).padStart(4, "0")}`,
      body,
      part: { index, of: parts.length },
      owner: { pk: header.pk, sk: header.sk, entry },
    })),
  );
}

/** Put the parts of one piece together. */
function joinParts(what: string, id: string, parts: readonly Item[]): unknown {
  const expected = parts[0]?.part?.of ?? 0;
  const sorted = [...parts].sort((a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0));
  const isWhole = sorted.length === expected && sorted.every((item, i) => item.part?.index === i);
  if (!isWhole) throw new StoreDamagedError(what, id, `${sorted.length} of ${expected} parts are there`);
  try {
    return JSON.parse(sorted.map((item) => unpackText(item.body ?? new Uint8Array())).join(""));
  } catch (error) {
    throw new StoreDamagedError(what, id, "a part does not unpack", { cause: error });
  }
}

/**
 * Put a document together from its items.
 *
 * @param what - kind of document, for the error
 * @param items - of one document, in any order
 * @returns values by the names of their pieces
 * @throws StoreDamagedError where a part is missing
 */
export function joinDocument(what: string, id: string, items: readonly Item[]): Map<string, unknown> {
  const byName = Map.groupBy(items, (item) => item.sk.split("#").at(-2) ?? "");
  return new Map([...byName].map(([name, parts]) => [name, joinParts(what, id, parts)]));
}
