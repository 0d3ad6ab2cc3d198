import { BinarySourceError, EmptySourceError, SourceEncodingError } from "#shared/source/errors.ts";

const claimBytes = 2048;
const marks: readonly [encoding: string, bytes: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const byteOrderMark = (bytes: Uint8Array) => marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];

/** Encoding that a `meta` element names. A claim that is readable as ASCII cannot be UTF-16. @see WHATWG HTML, 13.2.3.2 */
const metaCharset = (bytes: Uint8Array) => {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, claimBytes));
  const claim = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]?.toLowerCase();
  return claim?.startsWith("utf-16") ? "utf-8" : claim;
};

/** Control characters that no text holds: all but tab, line feed, form feed, carriage return. */
const firstBinaryByte = (bytes: Uint8Array) =>
  bytes.findIndex((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);

/**
 * Decode the bytes of a page strictly.
 *
 * The byte order mark decides, else the page's own `meta`, else UTF-8. A single byte that the encoding does not have
 * refuses the whole page: a replacement character in a quotation would be a wrong word.
 *
 * @param place - file or address, for messages
 * @throws EmptySourceError `SOURCE_EMPTY`; BinarySourceError `SOURCE_BINARY`; SourceEncodingError `SOURCE_ENCODING`
 */
export const decodeBytes = (bytes: Uint8Array, place: string): string => {
  if (bytes.length === 0) throw new EmptySourceError(place);
  const mark = byteOrderMark(bytes);
  if (!mark?.startsWith("utf-16")) {
    const binary = firstBinaryByte(bytes);
    if (binary >= 0) throw new BinarySourceError(place, binary);
  }
  const encoding = mark ?? metaCharset(bytes) ?? "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    throw new SourceEncodingError(place, encoding, { cause });
  }
};
