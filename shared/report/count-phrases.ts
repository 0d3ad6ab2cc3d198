import type { Report } from "#shared/report/report.ts";

/** How a phrase is looked for. */
export interface PhraseOptions {
  /** Letters inside words count too: `journalis` finds "journalists". */
  readonly insideWords?: boolean;
  /** A word may go on where the phrase ends: `Uyghur` finds "Uyghurs", and `union leader` finds "union leaders". */
  readonly openEnd?: boolean;
}

/** A text of a report that words and phrases are counted in. */
export interface CountedText {
  readonly text: string;
  /** Null for a section label that stood in a paragraph of its own. */
  readonly passageId: string | null;
}

/** How often one phrase occurs in the reports of one edition. */
export interface TrendRow {
  readonly edition: number;
  readonly phrase: string;
  readonly count: number;
  /** Reports of the edition that were counted. */
  readonly reports: number;
  readonly reportsWithPhrase: number;
  /** Words of all counted reports; a word is a run of characters that are not white space. */
  readonly words: number;
  /** Two decimals. */
  readonly ratePer100k: number;
}

/** What counts of a report. */
export type CountedReport = Pick<Report, "sections" | "passages" | "version">;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * Make the pattern that finds a phrase.
 *
 * Case does not count, nor which apostrophe is printed; white space stands for one space, as texts are folded. A whole word
 * ends where no letter, mark or digit follows: "corruption" is found in "anti-corruption".
 *
 * @param phrase - at least one character that is not white space
 * @example "Human-rights defenders".match(phrasePattern("human-rights defender", { insideWords: true }))?.length // 1
 */
export const phrasePattern = (phrase: string, { insideWords = false, openEnd = false }: PhraseOptions = {}): RegExp => {
  const body = phrase
    .trim()
    .split(/\s+/)
    .map((word) => escaped(word).replace(/['’]/g, "['’]"))
    .join(" ");
  if (body === "") throw new TypeError("a phrase without a letter was to be counted");
  const begin = insideWords ? "" : "(?<![\\p{L}\\p{M}\\p{N}])";
  const end = insideWords || openEnd ? "" : "(?![\\p{L}\\p{M}\\p{N}])";
  return new RegExp(`${begin}${body}${end}`, "giu");
};

/**
 * List the texts of a report that are counted: its passages, and section labels that stood in a paragraph of their own.
 *
 * A heading that was recovered from a passage's text is in that text already; one that is tagged as a heading is none of the
 * report's prose.
 *
 * @returns in no order that matters
 */
export const countedTexts = ({ sections, passages }: CountedReport): CountedText[] => [
  ...sections.filter(({ inParagraph }) => inParagraph).map(({ label }) => ({ text: label, passageId: null })),
  ...passages.map(({ id, text }) => ({ text, passageId: id })),
];

const countMatches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

interface EditionCount {
  reports: number;
  words: number;
  readonly counts: { count: number; reports: number }[];
}

/** Counts phrases over reports, one report after the other, so that no more than one need be held. */
export class PhraseCounter {
  readonly #phrases: readonly string[];
  readonly #patterns: readonly RegExp[];
  readonly #editions = new Map<number, EditionCount>();

  /** @param phrases - at least one, each with at least one character that is not white space */
  constructor(phrases: readonly string[], options: PhraseOptions = {}) {
    this.#phrases = phrases;
    this.#patterns = phrases.map((phrase) => phrasePattern(phrase, options));
  }

  add(report: CountedReport): void {
    const texts = countedTexts(report);
    const edition = this.#edition(report.version.edition);
    edition.reports += 1;
    for (const { text } of texts) edition.words += countMatches(text, /\S+/g);
    this.#patterns.forEach((pattern, i) => {
      const count = texts.reduce((sum, { text }) => sum + countMatches(text, pattern), 0);
      const sums = edition.counts[i];
      if (!sums || count === 0) return;
      sums.count += count;
      sums.reports += 1;
    });
  }

  /** @returns by edition, then in the order of the phrases */
  rows(): TrendRow[] {
    return [...this.#editions]
      .sort(([from], [to]) => from - to)
      .flatMap(([edition, { reports, words, counts }]) =>
        counts.map(({ count, reports: reportsWithPhrase }, i) => {
          const ratePer100k = words === 0 ? 0 : Math.round((count / words) * 1e7) / 100;
          return { edition, phrase: this.#phrases[i] ?? "", count, reports, reportsWithPhrase, words, ratePer100k };
        }),
      );
  }

  #edition(edition: number): EditionCount {
    const known = this.#editions.get(edition);
    if (known) return known;
    const begun = { reports: 0, words: 0, counts: this.#phrases.map(() => ({ count: 0, reports: 0 })) };
    this.#editions.set(edition, begun);
    return begun;
  }
}
