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
const control = /[\p{Cc}--[\t\n\f\r\u007f-\u009f]]/v;

const refuseBinary = (text: string, place: string) => {
  const at = text.search(control);
  if (at >= 0) throw new BinarySourceError(place, at);
};

/** The text, or what TextDecoder said against the bytes or against the name of the encoding. */
const decodeStrictly = (bytes: Uint8Array, encoding: string): string | { cause: unknown } => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    return { cause };
  }
};

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
  const encoding = mark ?? metaCharset(bytes) ?? "utf-8";
  const text = decodeStrictly(bytes, encoding);
  if (typeof text === "string") {
    refuseBinary(text, place);
    return text;
  }
  if (!mark?.startsWith("utf-16")) refuseBinary(new TextDecoder("latin1").decode(bytes), place);
  throw new SourceEncodingError(place, encoding, text);
};
