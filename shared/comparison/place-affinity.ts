import type { Passage } from "#shared/report/report.ts";
import type { Segment } from "./segment-passages.ts";

/** How far the places of two segments answer each other, as learnt from the links made so far. */
export class PlaceAffinity {
  readonly #from: readonly Passage[];
  readonly #to: readonly Passage[];
  /** Words linked between two passages. */
  readonly #passages = new Map<number, number>();
  /** Words linked between two headings, and in all from the later heading. */
  readonly #headings = new Map<string, number>();
  readonly #headingTotals = new Map<string, number>();

  constructor(from: readonly Passage[], to: readonly Passage[]) {
    this.#from = from;
    this.#to = to;
  }

  #passageKey(from: number, to: number): number {
    return from * this.#to.length + to;
  }

  /** Learn that the two segments answer each other. */
  learn(from: Segment | undefined, to: Segment | undefined): void {
    if (!from || !to) return;
    const words = Math.min(from.words.length, to.words.length);
    const key = this.#passageKey(from.passage, to.passage);
    this.#passages.set(key, (this.#passages.get(key) ?? 0) + words);
    const [a, b] = [this.#from[from.passage]?.section ?? "", this.#to[to.passage]?.section ?? ""];
    this.#headings.set(`${a}|${b}`, (this.#headings.get(`${a}|${b}`) ?? 0) + words);
    this.#headingTotals.set(b, (this.#headingTotals.get(b) ?? 0) + words);
  }

  /**
   * Say how the places of two segments answer each other.
   *
   * @returns `passages`: words linked between the two passages already, as a share of 10, at most 1; `headings`: 0 to 1
   */
  of(from: Segment | undefined, to: Segment | undefined): { passages: number; headings: number } {
    if (!from || !to) return { passages: 0, headings: 0 };
    const linked = this.#passages.get(this.#passageKey(from.passage, to.passage)) ?? 0;
    const [a, b] = [this.#from[from.passage], this.#to[to.passage]];
    if (!a || !b) return { passages: 0, headings: 0 };
    const votes = (this.#headings.get(`${a.section}|${b.section}`) ?? 0) / (this.#headingTotals.get(b.section) ?? 1);
    const topic = a.topic !== null && a.topic === b.topic ? 1 : 0;
    const label = a.path.at(-1) === b.path.at(-1) ? 1 : 0;
    return { passages: Math.min(1, linked / 10), headings: (topic + Math.min(1, votes) + label) / 3 };
  }
}
