import { ServiceError } from "#shared/errors.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bodyText, parsedText } from "../body-text.ts";

/** How often each letter stands in a text, white space left out. */
export type Letters = ReadonlyMap<string, number>;

/** Count the letters of a text, wherever they stand. */
export const countLetters = (text: string): Letters => {
  const counts = new Map<string, number>();
  for (const letter of text.replace(/\s+/g, "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
};

/** How many letters of `from` are not in `to`. */
export const lettersMissing = (from: Letters, to: Letters): number => {
  let missing = 0;
  for (const [letter, count] of from) missing += Math.max(0, count - (to.get(letter) ?? 0));
  return missing;
};

/** What became of a page: read, refused by name, or wrong. */
export type PageOutcome =
  | { readonly kind: "read"; readonly doubted: boolean }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "wrong"; readonly why: string };

const crashOf = (error: unknown): PageOutcome => {
  if (error instanceof ServiceError) return { kind: "refused", code: error.code };
  return { kind: "wrong", why: `crash: ${error instanceof Error ? error.stack : String(error)}` };
};

const judge = (report: ParsedReport, html: string, original: Letters | null, taken: number): PageOutcome => {
  const doubted = report.problems.some(({ fatal }) => fatal);
  const parsed = countLetters(parsedText(report));
  const body = countLetters(bodyText(html));
  // A stray <template> hides all after it from a browser; there the text that stood before is the measure.
  const invented = body.size === 0 && original ? 0 : lettersMissing(parsed, body);
  const missing = lettersMissing(body, parsed);
  if (!doubted && (missing > 0 || invented > 0)) {
    return { kind: "wrong", why: `${missing} letters of the body are missing, ${invented} are not in it` };
  }
  const lost = original === null ? 0 : lettersMissing(original, parsed);
  // What an edit took, and a tag or entity that it broke or made.
  if (!doubted && lost > taken + slack) return { kind: "wrong", why: `${lost} letters were lost, ${taken} were taken` };
  return { kind: "read", doubted };
};

/** Letters; a broken tag or entity may swallow the words up to the next one. */
const slack = 400;

/**
 * Read a page, and hold the reading against the text of its body by another HTML parser.
 *
 * @param original - letters of the body before it was edited; null where there was none
 * @param taken - bytes that the edits took away or moved
 * @returns `readMs` is of reading and parsing alone
 */
export const checkPage = (
  bytes: Uint8Array,
  original: Letters | null,
  taken: number,
): { outcome: PageOutcome; readMs: number } => {
  const start = performance.now();
  try {
    const report = parseReport(readSource(bytes, "page"));
    const readMs = performance.now() - start;
    return { outcome: judge(report, new TextDecoder().decode(bytes), original, taken), readMs };
  } catch (error) {
    return { outcome: crashOf(error), readMs: performance.now() - start };
  }
};

/** Letters of a page's body, for `checkPage`. */
export const bodyLetters = (bytes: Uint8Array): Letters => countLetters(bodyText(new TextDecoder().decode(bytes)));
