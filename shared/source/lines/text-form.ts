import type { Print } from "#shared/source/lines/measure-print.ts";
import type { Wrap } from "#shared/source/lines/measure-wrap.ts";

/** What a line can be told by, besides its form; texts have their white space folded. */
export interface LineKnowledge {
  /** The report's own, as it is printed. */
  readonly title: string | null;
  /** Whether a line can be the first of such a heading. */
  readonly beginsHeading: (text: string) => boolean;
  /** What a heading is about that the reports are known to have; undefined for what is none. */
  readonly headingSubject: (text: string) => string | undefined;
  /** A paragraph that begins with a known run-in label. */
  readonly beginsWithRunIn: (text: string) => boolean;
}

/** What was learnt of a whole text before its lines are joined. */
export interface TextForm {
  readonly known: LineKnowledge;
  /** For each line how many lines from it are a heading that is known; mostly 0. */
  readonly headings: readonly number[];
  readonly wrap: Wrap;
  readonly print: Print;
}
