import type { Comparison, EditionContext } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import type { EditionNames } from "#web/edition-names.ts";
import { countOf, plainCount, plainShare } from "#web/plain-numbers.ts";
import { verdictWords } from "#web/plain-words.ts";

/** What a context says, ready to be read: what the edition did to nearly every report, and how this country stands. */
export interface ContextLines {
  /** How this report stands among all of the edition. */
  readonly place: readonly string[];
  /** What happened to nearly every report; none is this country's. */
  readonly edition: readonly string[];
  /** What came or went here and with few others. */
  readonly own: readonly string[];
}

const percent = (ratio: number): string => `${Math.round(100 * ratio)}%`;

/** Share of the reports up to which what came or went is told as the country's own. */
const ownUpTo = 0.5;

/**
 * Say how a country stands against its whole edition, in whole sentences.
 *
 * @returns undefined where no other country was compared
 */
export function contextLines(
  { editionContext: context, words }: Pick<Comparison, "editionContext" | "words">,
  names: EditionNames,
): ContextLines | undefined {
  if (!context || context.countries < 2) return undefined;
  return {
    place: placeLines(context, words, names),
    edition: editionLines(context, names),
    own: ownLines(context, names),
  };
}

function placeLines(context: EditionContext, words: Comparison["words"], names: EditionNames): string[] {
  const place = (placed: NonNullable<EditionContext["kept"]>): string =>
    `${percent(placed.median)} in the middle report; the share here is above that of ${percent(placed.percentile)} of the ${countOf(context.countries, "country", "countries")} compared`;
  const { wordRatio, kept } = context;
  return [
    ...(wordRatio
      ? [
          `The report of ${names.to} has ${percent(wordRatio.country)} of the words of ${names.from} (${plainCount(words.to)} against ${plainCount(words.from)}): ${place(wordRatio)}.`,
        ]
      : []),
    ...(kept
      ? [
          `Of the words of ${names.from}, ${plainShare(words.carriedFrom, words.from)} stand unchanged in ${names.to} (${plainCount(words.carriedFrom)} of ${plainCount(words.from)}): ${place(kept)}.`,
        ]
      : []),
  ];
}

function editionLines({ effects, tense, issues }: EditionContext, names: EditionNames): string[] {
  const shared = issues.filter(({ countries, of }) => of >= leastReports && countries >= effectShare * of);
  return [
    ...(tense
      ? [
          `The text shifts to the ${tense.shift === "to-past" ? "past" : "present"} tense in ${plainCount(tense.countries)} of ${plainCount(tense.of)} reports: a change of tense alone is style, and no change of this country.`,
        ]
      : []),
    ...effects.map(
      ({ topic, verdict, countries, of }) =>
        `${topicName(topic)}: ${verdictWords(verdict, names).toLowerCase()} in ${plainCount(countries)} of ${plainCount(of)} reports.`,
    ),
    ...shared.map(
      ({ topic, item, countries, of }) =>
        `${topicName(topic)}: ${item === "dropped" ? "no longer" : "newly"} among the listed issues in ${plainCount(countries)} of ${plainCount(of)} lists that ${item === "dropped" ? "named it" : "did not name it"}.`,
    ),
  ];
}

/** Bounds of an effect, as in the ranking. */
const leastReports = 20;
const effectShare = 0.9;

function ownLines({ topics }: EditionContext, names: EditionNames): string[] {
  return topics
    .filter(({ countries, of }) => of >= leastReports && countries <= ownUpTo * of)
    .map(
      ({ topic, verdict, countries, of }) =>
        `${topicName(topic)}: no text in ${verdict === "gone" ? names.to : names.from}, as in ${plainCount(countries)} of the ${plainCount(of)} reports that ${verdict === "gone" ? "had text on it" : "had none"}.`,
    );
}
