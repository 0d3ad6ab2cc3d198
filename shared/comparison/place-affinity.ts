import type { Passage } from "#shared/report/report.ts";
import type { Segment } from "./segment-passages.ts";

/** How far two places answer each other. */
export interface PlaceSupport {
  /** Words linked between the two passages already, as a share of ten, at most 1. */
  readonly passages: number;
  /** Mean of: same topic, same label of the innermost heading, share of the later heading's links that lead here. */
  readonly headings: number;
}

interface Sides<T> {
  readonly from: T;
  readonly to: T;
}

const none: PlaceSupport = { passages: 0, headings: 0 };

/** How far the places of two segments answer each other, as learnt from the links made so far. */
export class PlaceAffinity {
  readonly #passages: Sides<readonly Passage[]>;
  /** Number of the section of each passage, counted over its side. */
  readonly #sections: Sides<Int32Array>;
  readonly #sectionCount: number;
  /** Words linked between two passages. */
  readonly #linked = new Map<number, number>();
  /** Words linked between two sections, and all that are linked from a later section. */
  readonly #votes = new Map<number, number>();
  readonly #voters: Int32Array;

  constructor(from: readonly Passage[], to: readonly Passage[]) {
    this.#passages = { from, to };
    this.#sections = { from: numberSections(from), to: numberSections(to) };
    this.#sectionCount = to.length;
    this.#voters = new Int32Array(to.length);
  }

  /** Learn that the two segments answer each other. */
  learn(from: Segment | undefined, to: Segment | undefined): void {
    if (!from || !to) return;
    const words = Math.min(from.words.length, to.words.length);
    const passages = from.passage * this.#passages.to.length + to.passage;
    const later = this.#sections.to[to.passage] ?? 0;
    const sections = (this.#sections.from[from.passage] ?? 0) * this.#sectionCount + later;
    this.#linked.set(passages, (this.#linked.get(passages) ?? 0) + words);
    this.#votes.set(sections, (this.#votes.get(sections) ?? 0) + words);
    this.#voters[later] = (this.#voters[later] ?? 0) + words;
  }

  /** Say how the places of two segments answer each other. */
  of(from: Segment | undefined, to: Segment | undefined): PlaceSupport {
    const [a, b] = [this.#passages.from[from?.passage ?? -1], this.#passages.to[to?.passage ?? -1]];
    if (!from || !to || !a || !b) return none;
    const linked = this.#linked.get(from.passage * this.#passages.to.length + to.passage) ?? 0;
    const later = this.#sections.to[to.passage] ?? 0;
    const votes = this.#votes.get((this.#sections.from[from.passage] ?? 0) * this.#sectionCount + later) ?? 0;
    const share = votes / Math.max(1, this.#voters[later] ?? 0);
    const topic = a.topic !== null && a.topic === b.topic ? 1 : 0;
    const label = a.path.at(-1) === b.path.at(-1) ? 1 : 0;
    return { passages: Math.min(1, linked / 10), headings: (topic + share + label) / 3 };
  }
}

function numberSections(passages: readonly Passage[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(passages, ({ section }) => {
    const number = numbers.get(section) ?? numbers.size;
    numbers.set(section, number);
    return number;
  });
}
