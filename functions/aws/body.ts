import { gunzipSync, gzipSync } from "node:zlib";
import { canonicalJson } from "#shared/canonical-json.ts";

/** Bytes of JSON in one part before it is gzipped: so no part can be over the limit of an item, however it compresses. */
const partBytes = 250_000;

const isInsideCharacter = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

/** Write a value as gzipped canonical JSON. */
export const packBody = (value: unknown): Uint8Array => gzipSync(canonicalJson(value));

/** Text of a body or of a part of one. */
export const unpackText = (body: Uint8Array): string => gunzipSync(body).toString("utf8");

/** The value of a body that was not cut. */
export const unpackBody = (body: Uint8Array): unknown => JSON.parse(unpackText(body));

/**
 * Write a value as canonical JSON cut into parts, each gzipped; never cut inside a character.
 *
 * @returns at least one part, in order; their texts put together are the JSON
 */
export function packParts(value: unknown): Uint8Array[] {
  const bytes = Buffer.from(canonicalJson(value), "utf8");
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(start + partBytes, bytes.length);
    while (isInsideCharacter(bytes[end])) end--;
    parts.push(gzipSync(bytes.subarray(start, end)));
    start = end;
  }
  return parts;
}
