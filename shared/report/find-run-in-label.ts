import { foldSpace } from "#shared/source/fold-space.ts";
import type { Line } from "#shared/source/source-page.ts";
import { type Context, findHeading, findNearRunIn, findRunIn } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** Characters; the longest label known has 104. */
const longestLabel = 140;

/** Printed like a run-in, but it only leads into a remark. */
const leadIns = new Set(["note", "announcement", "readasection", "endnote", "url"]);

/** A label that opens a paragraph. */
export interface RunInLabel {
  /** As printed, without its colon. */
  readonly label: string;
  readonly topic: TopicId | null;
  /** Whether the crosswalk has it, or only its print says so. */
  readonly known: boolean;
}

const strongStart = (line: Line): string => {
  const end = line.findIndex(({ text, strong }) => !strong && text.trim() !== "");
  return foldSpace((end < 0 ? line : line.slice(0, end)).map(({ text }) => text).join(""));
};

const trimLabel = (label: string) => label.replace(/[\s:.]+$/, "");

const known = (label: string, context: Context): RunInLabel | undefined => {
  const key = headingKey(label);
  const found = findRunIn(key, context);
  return found && { label: trimLabel(label), topic: found.topic, known: true };
};

/** A printed label may be a heading that came down in the world, or a slip. */
const topicOfPrinted = (key: string, context: Context) =>
  (findHeading(key, context) ?? findNearRunIn(key, context))?.topic ?? null;

/**
 * Find the run-in label that a line begins with, in any of the four styles of the editions.
 *
 * Underlined with the colon outside (2016 to 2019), bare (2020), bold with the colon inside (2021 to 2023), and these
 * after a `<br>`. A bare label counts only when the crosswalk has it where it stands; a printed one always.
 *
 * @returns undefined when the line begins with none
 */
export const findRunInLabel = (line: Line, context: Context): RunInLabel | undefined => {
  const text = foldSpace(line.map((piece) => piece.text).join(""));
  const colon = text.indexOf(":");
  const beforeColon = colon > 0 && colon <= longestLabel ? text.slice(0, colon) : undefined;
  if (beforeColon !== undefined && /^[\p{Lu}(]/u.test(beforeColon)) {
    const found = known(beforeColon, context);
    if (found) return found;
  }
  const printed = strongStart(line);
  if (printed === "" || printed.length > longestLabel) return undefined;
  const found = known(printed, context);
  if (found) return found;
  if (beforeColon === undefined || headingKey(beforeColon) !== headingKey(printed)) return undefined;
  const key = headingKey(printed);
  if (key === "" || leadIns.has(key)) return undefined;
  return { label: trimLabel(beforeColon), topic: topicOfPrinted(key, context), known: false };
};
