import { decodeBytes } from "#shared/source/decode-bytes.ts";
import { EmptySourceError, OversizedSourceError } from "#shared/source/errors.ts";
import { isLaidOutText, readLaidOutText } from "#shared/source/laid-out-text.ts";
import { readHtml } from "#shared/source/read-html.ts";
import { readPlainText } from "#shared/source/read-plain-text.ts";
import type { SourcePage } from "#shared/source/source-page.ts";

/** Bytes; the largest page known has 1 MB. */
export const sourceLimitBytes = 20 * 1024 * 1024;

const looksLikeHtml = (text: string) =>
  /^\s*(<!--|<!doctype\s+html|<html|<head|<body|<\?xml)|<(html|head|body|section|article|main|div|p|h[1-6])\b[^<]*>/i.test(
    text.slice(0, 65_536),
  );

/**
 * Read the bytes of a page or text into plain blocks and the facts that stand around them.
 *
 * Tells HTML, plain text and the text of a PDF's pages (`laid-out-text`) by the content, never by the name.
 *
 * @param place - file or address, for messages and problems
 * @returns blocks in reading order; `body` says whether the report's body was found and was whole
 * @throws SourceError `SOURCE_EMPTY`, `SOURCE_BINARY`, `SOURCE_TOO_LARGE` or `SOURCE_ENCODING`
 * @example readSource(new TextEncoder().encode("EXECUTIVE SUMMARY\nNothing changed."), "a.txt").format // "text"
 */
export const readSource = (bytes: Uint8Array, place: string): SourcePage => {
  if (bytes.length > sourceLimitBytes) throw new OversizedSourceError(place, bytes.length, sourceLimitBytes);
  const text = decodeBytes(bytes, place);
  if (text.trim() === "") throw new EmptySourceError(place);
  if (isLaidOutText(text)) return readLaidOutText(text, place);
  return looksLikeHtml(text) ? readHtml(text, place) : readPlainText(text, place);
};
