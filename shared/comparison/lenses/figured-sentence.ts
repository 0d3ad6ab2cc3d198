import type { TopicId } from "#shared/topic/topics.ts";
import type { HunkSide, PlacedSpan } from "../compared-text.ts";
import { PatternGate } from "../pattern-gate.ts";
import { type CountedFigure, countedIn, series, yearly } from "./counted-figure.ts";
import { type LensInput, rewordedPairs } from "./lens.ts";
import { anyFigure } from "./read-quantity.ts";
import { isSameClaim } from "./same-claim.ts";

const gate = new PatternGate([anyFigure, series, yearly]);
const [figureBit, seriesBit, yearlyBit] = [1, 2, 4];

/** A sentence that may have figures that no sentence of the other side answers; they are read when they are asked for. */
export class FiguredSentence {
  readonly span: PlacedSpan;
  /** Where they must stand; anywhere in a sentence without a partner. */
  readonly #within: readonly HunkSide[] | undefined;
  readonly #holds: number;
  #figures: readonly CountedFigure[] | undefined;

  constructor(span: PlacedSpan, holds: number, within?: readonly HunkSide[]) {
    this.span = span;
    this.#holds = holds;
    this.#within = within;
  }

  /** Whether a yearly rate may be in it. */
  get mayBeYearly(): boolean {
    return (this.#holds & yearlyBit) > 0;
  }

  /** Whether it counts what is kept count of from year to year. */
  get hasSeries(): boolean {
    return (this.#holds & seriesBit) > 0 && this.figures.some(({ isSeries }) => isSeries);
  }

  get figures(): readonly CountedFigure[] {
    this.#figures ??= countedIn(this.span).filter(({ quantity }) => this.#isWithin(quantity));
    return this.#figures;
  }

  #isWithin(quantity: { start: number; end: number }): boolean {
    return this.#within?.some(({ start, end }) => start <= quantity.start && quantity.end <= end) ?? true;
  }
}

/** Sentences of a side without a partner, and edited ones with digits in their changed words. */
export function figuredSentences(side: "from" | "to", input: LensInput): FiguredSentence[] {
  const found: FiguredSentence[] = [];
  const add = (span: PlacedSpan, within?: readonly HunkSide[]): void => {
    const holds = gate.read(span.quote);
    if (holds & figureBit) found.push(new FiguredSentence(span, holds, within));
  };
  for (const span of input.looseOf(side)) add(span);
  for (const pair of rewordedPairs(input)) {
    const hunks = pair.hunks.filter((hunk) => /\d/.test(hunk[side].text));
    // One that makes another claim is among those without a partner.
    if (hunks.length > 0 && isSameClaim(pair))
      add(
        pair[side],
        hunks.map((hunk) => hunk[side]),
      );
  }
  return found;
}

/**
 * Topics on which a count of one side may be one of the other too: a series that is kept from year to year stands on either,
 * or a yearly rate on both. Of the others no figure need be read.
 */
export function topicsInCommon(
  from: readonly FiguredSentence[],
  to: readonly FiguredSentence[],
): ReadonlySet<TopicId | null> {
  const [earlier, later] = [from, to].map((all) => Map.groupBy(all, ({ span }) => span.passage.topic));
  const common = new Set<TopicId | null>();
  for (const [topic, before] of earlier ?? []) {
    const after = later?.get(topic) ?? [];
    const both = [before, after];
    if (after.length === 0) continue;
    if (
      both.every((all) => all.some(({ mayBeYearly }) => mayBeYearly)) ||
      both.some((all) => all.some(({ hasSeries }) => hasSeries))
    )
      common.add(topic);
  }
  return common;
}
