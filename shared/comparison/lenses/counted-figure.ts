import type { PlacedSpan } from "../compared-text.ts";
import { type FigureUnit, unitOf } from "./figure-unit.ts";
import { contentWords } from "./find-answer.ts";
import { quantitiesIn } from "./quantities-of.ts";
import type { Quantity } from "./read-quantity.ts";

/** A figure in a sentence, with the words that say what it counts; of most figures only a few of them are ever asked for. */
export class CountedFigure {
  readonly span: PlacedSpan;
  readonly quantity: Quantity;
  /** All figures of the sentence. */
  readonly values: ReadonlySet<number>;
  readonly phrase: string;
  readonly unit: FigureUnit;
  readonly #around: string;
  readonly #after: string;
  readonly #all: readonly Quantity[];
  #named: ReadonlySet<string> | undefined;
  #near: ReadonlySet<string> | undefined;
  #content: ReadonlySet<string> | undefined;

  constructor(span: PlacedSpan, quantity: Quantity, all: readonly Quantity[]) {
    const { text } = span.passage;
    // What stands beyond another figure is of that one.
    const from = Math.max(
      span.start,
      quantity.start - around,
      ...all.filter(({ end }) => end <= quantity.start).map(({ end }) => end),
    );
    const until = Math.min(
      span.end,
      quantity.end + around,
      ...all.filter(({ start }) => start >= quantity.end).map(({ start }) => start),
    );
    // No word is cut.
    const after = text
      .slice(quantity.end, until)
      .replace(until < span.end && /\p{L}/u.test(text[until] ?? "") ? /\p{L}+$/u : "", "");
    this.span = span;
    this.quantity = quantity;
    this.values = new Set(all.map(({ value }) => value));
    this.phrase = phraseAt(after);
    this.#after = after;
    this.#all = all;
    this.unit = unitOf(quantity, text);
    this.#around = text.slice(from, quantity.start) + after;
  }

  /** More is counted with it: "cases of torture or cruel treatment". */
  get goesOn(): boolean {
    const rest = this.#after.slice(this.#after.indexOf(this.phrase) + this.phrase.length);
    return /^ (?:and|or) (?!other\b)\p{Ll}/u.test(rest);
  }

  /** The sentence has another figure of the like: "35 complaints of …, and 53 complaints of …". */
  get isOneOfSeveral(): boolean {
    const { text } = this.span.passage;
    const seriesAt = ({ end }: Quantity) => series.exec(phraseAt(text.slice(end, end + around)))?.[0];
    const own = seriesAt(this.quantity);
    return own !== undefined && this.#all.some((one) => one !== this.quantity && seriesAt(one) === own);
  }

  /** Words right after it, up to a mark: "torture complaints". */
  get named(): ReadonlySet<string> {
    this.#named ??= contentWords(this.phrase);
    return this.#named;
  }

  /** Words around it in its sentence. */
  get near(): ReadonlySet<string> {
    this.#near ??= contentWords(this.#around);
    return this.#near;
  }

  /** Words of the whole sentence. */
  get content(): ReadonlySet<string> {
    this.#content ??= contentWords(this.span.quote);
    return this.#content;
  }
}

/** Characters read on either side of a figure to see what it counts. */
const around = 48;

/** All figures of a sentence that count something. */
export function countedIn(span: PlacedSpan): CountedFigure[] {
  const { text } = span.passage;
  const quantities = quantitiesIn(span);
  // "302 Brigade" is a name.
  return quantities
    .filter(({ end }) => !/^ \p{Lu}/u.test(text.slice(end, end + 2)))
    .map((quantity) => new CountedFigure(span, quantity, quantities));
}

/** The words that a figure stands before, up to a mark or a word that says something else of them. */
const phraseAt = (after: string): string =>
  (/^[^.,;:()“”–]*/.exec(after)?.[0] ?? "")
    .trim()
    .replace(
      /\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|through|across|than|between|enforced|responsible|received|filed|to|from|by|with|at|as|under|and|or)\b.*$/i,
      "",
    )
    .split(/\s+/)
    .slice(0, 5)
    .join(" ");

/** What is kept count of from year to year. */
export const series =
  /\b(?:complaints?|cases|reports|applications|allegations|incidents|attacks|killings|deaths|requests|arrests|convictions|prosecutions|investigations|marriages|stateless persons|inspections|violations|disappearances|inspectors)\b/i;
