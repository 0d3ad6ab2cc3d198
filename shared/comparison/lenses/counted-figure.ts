import type { PlacedSpan } from "../compared-text.ts";
import { type FigureUnit, unitOf } from "./figure-unit.ts";
import { contentWords } from "./find-answer.ts";
import { type Quantity, readQuantities } from "./read-quantity.ts";
import { isNetChange } from "./seen-figure.ts";

/** A figure in a sentence, with the words that say what it counts; of most figures hardly any of them are asked for. */
export class CountedFigure {
  readonly span: PlacedSpan;
  readonly quantity: Quantity;
  readonly #all: readonly Quantity[];
  #values: ReadonlySet<number> | undefined;
  #unit: FigureUnit | undefined;
  #read: string | undefined;
  #phrase: string | undefined;
  #isSeries: boolean | undefined;
  #isYearly: boolean | undefined;
  #named: ReadonlySet<string> | undefined;
  #near: ReadonlySet<string> | undefined;
  #content: ReadonlySet<string> | undefined;

  constructor(span: PlacedSpan, quantity: Quantity, all: readonly Quantity[]) {
    this.span = span;
    this.quantity = quantity;
    this.#all = all;
  }

  /** All figures of the sentence. */
  get values(): ReadonlySet<number> {
    this.#values ??= new Set(this.#all.map(({ value }) => value));
    return this.#values;
  }

  get unit(): FigureUnit {
    this.#unit ??= unitOf(this.quantity, this.span.passage.text);
    return this.#unit;
  }

  /** The words that it stands before. */
  get phrase(): string {
    this.#phrase ??= phraseAt(this.#behind);
    return this.#phrase;
  }

  /** It counts what is kept count of from year to year. */
  get isSeries(): boolean {
    this.#isSeries ??= series.test(this.phrase);
    return this.#isSeries;
  }

  /** It is a yearly rate of something. */
  get isYearly(): boolean {
    this.#isYearly ??= yearly.test(this.span.quote) && this.near.size > 0;
    return this.#isYearly;
  }

  /** What stands behind it, as far as it is read; what stands beyond another figure is of that one. */
  get #behind(): string {
    this.#read ??= this.#readBehind();
    return this.#read;
  }

  #readBehind(): string {
    const { span, quantity } = this;
    const { text } = span.passage;
    let until = Math.min(span.end, quantity.end + around);
    for (const { start } of this.#all) if (start >= quantity.end) until = Math.min(until, start);
    // No word is cut.
    if (until < span.end && isLetter(text, until)) while (until > quantity.end && isLetter(text, until - 1)) until--;
    return text.slice(quantity.end, until);
  }

  /** What stands ahead of it, as far as it is read. */
  #readAhead(): string {
    const { span, quantity } = this;
    let from = Math.max(span.start, quantity.start - around);
    for (const { end } of this.#all) if (end <= quantity.start) from = Math.max(from, end);
    return span.passage.text.slice(from, quantity.start);
  }

  /** More is counted with it: "cases of torture or cruel treatment". */
  get goesOn(): boolean {
    const rest = this.#behind.slice(this.#behind.indexOf(this.phrase) + this.phrase.length);
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
    this.#near ??= contentWords(this.#readAhead() + this.#behind);
    return this.#near;
  }

  /** Words of the whole sentence. */
  get content(): ReadonlySet<string> {
    this.#content ??= contentWords(this.span.quote);
    return this.#content;
  }
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? (code | 32) >= 0x61 && (code | 32) <= 0x7a : /\p{L}/u.test(text.charAt(at));
}

/** Characters read on either side of a figure to see what it counts. */
const around = 48;

/** All figures of a sentence that count something. */
export function countedIn(span: PlacedSpan): CountedFigure[] {
  const { text } = span.passage;
  const quantities = readQuantities(text, span.start, span.end);
  // "302 Brigade" is a name.
  return quantities
    .filter((quantity) => !/^ \p{Lu}/u.test(text.slice(quantity.end, quantity.end + 2)) && !isNetChange(quantity, text))
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

export const yearly = /\b(?:annually|per year|each year|every year|a year)\b/i;
