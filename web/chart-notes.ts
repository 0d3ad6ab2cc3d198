import { topicName } from "#shared/topic/topics.ts";
import type { Chart } from "#web/chart-rows.ts";
import { contextLines } from "#web/context-lines.ts";
import { countOf, plainCount, plainShare } from "#web/plain-numbers.ts";
import { verdictWords } from "#web/plain-words.ts";

/** What a reader must know before relying on a chart; in every form of it. */
export const honestyLines: readonly string[] = [
  "Absence of reporting is not evidence of improvement. That a passage, a topic or a listed item is no longer in the text says what the publisher printed, not what happened in the country.",
  "A cut made throughout an edition is the edition’s, not the country’s.",
  "Figures can differ because their period or their source differs; both are shown and nothing is concluded.",
  "Pairing can err: text shown as dropped and other text shown as added may be one passage rewritten. Read both texts before relying on a row.",
];

/**
 * Say how a chart was made: the method note.
 *
 * @param marks - how this form of the chart marks words that only one side has
 */
export const methodNotes = ({ names, changesOnly }: Chart, marks: string): string[] => [
  `The chart sets the report of ${names.from} beside the report of ${names.to}. A passage is one paragraph or list item as the publisher printed it; its number (p37) always means the same words of the version named with it.`,
  "Sentences are paired by their words, wherever they stand; headings only break ties. Words are compared inside paired sentences only.",
  marks,
  `Under each topic stand the changes, most significant first${changesOnly ? "" : ", then every passage that is not the same in both texts, whole"}. The order of changes is a judgement made by rules; every change is shown.`,
  "Every quotation is the publisher’s text, letter for letter up to white space, and was found at its place: the passage’s number and the characters from and to which it is quoted, counted from 0 in UTF-16 code units.",
  "“Words carried over” are words inside paired sentences that the word comparison leaves equal. A word is a run of characters that are not white space.",
  "Everything is computed by rules from the two texts, without a language model; the same two texts give the same chart. The SHA-256 of each page as fetched identifies the bytes that were read.",
];

/** Say what is in the chart and what is not: topic by topic it adds up to both texts. */
export function scopeLines({ comparison, names, topics, only, changesOnly }: Chart): string[] {
  const rows = topics.reduce((sum, topic) => sum + topic.rows.length, 0);
  const unchanged = topics.reduce((sum, topic) => sum + topic.unchanged, 0);
  return [
    ...(only
      ? [`This chart shows one topic alone: ${topicName(only)}. Row numbers are those of the whole chart.`]
      : []),
    ...(changesOnly ? ["This chart has the changes alone; rows with whole passages are left out."] : []),
    `${countOf(rows, "row")} under ${countOf(topics.length, "topic")}. ${countOf(unchanged, "passage")} with the same words in both texts ${unchanged === 1 ? "is" : "are"} counted under their topics and not printed.`,
    ...editionLines({ comparison, names }),
  ];
}

/** Say how many words of each text the other one has. */
export const carriedLine = ({ comparison: { words }, names }: Chart): string =>
  `${plainShare(words.carriedFrom, words.from)} of the ${plainCount(words.from)} words of ${names.from} stand unchanged in ${names.to} (${plainCount(words.carriedFrom)}); ${plainShare(words.carriedTo, words.to)} of the ${plainCount(words.to)} words of ${names.to} stood in ${names.from} (${plainCount(words.carriedTo)}).`;

/** How the country stands against the whole edition, where that is known. */
function editionLines({ comparison, names }: Pick<Chart, "comparison" | "names">): string[] {
  const lines = contextLines(comparison, names);
  if (!lines) return [];
  const { place, edition, own } = lines;
  return [
    ...place,
    ...(edition.length > 0 ? [`What happened to nearly every report of the edition: ${edition.join(" ")}`] : []),
    ...(own.length > 0 ? [`What came or went here and in at most half of the others: ${own.join(" ")}`] : []),
  ];
}

/** Say a topic's verdict and words in one line. */
export function topicLine({ comparison, unchanged, moved }: Chart["topics"][number], names: Chart["names"]): string {
  const elsewhere = moved > 0 ? ` (${plainCount(moved)} under another heading or topic than before)` : "";
  const same = `${countOf(unchanged, "passage")} with the same words in both texts${elsewhere} not printed`;
  if (!comparison) return `${same}.`;
  const { words, verdict } = comparison;
  return `${verdictWords(verdict, names)}: ${countOf(words.from, "word")} in ${names.from}, ${plainCount(words.to)} in ${names.to}; ${same}.`;
}

/** Say where words stand: version and passage, characters of a part, headings. */
export const placeLine = (cell: Chart["topics"][number]["rows"][number]["from"][number], isPart: boolean): string =>
  `${cell.passage}${isPart ? `, characters ${cell.start}–${cell.end}` : ""} · ${cell.path.join(" › ")}`;
