import type { Candidate } from "./find-candidates.ts";
import type { PlaceAffinity } from "./place-affinity.ts";
import type { Segment } from "./segment-passages.ts";

/** A pair of segments that answer each other. */
export interface SegmentLink {
  readonly from: number;
  readonly to: number;
}

/** Bounds of a link; their evidence is in docs/comparison.md. */
export const linkBounds = {
  /** Mean of both ratios from which a pair is taken wherever it stands. */
  anywhere: 0.5,
  /** The same where other sentences of the two passages are linked already. */
  supported: 0.3,
  /** Share of the shorter side that is enough by itself, from `containedWords` words on. */
  contained: 0.8,
  containedWords: 8,
  /** Segments of fewer words say too little to be linked out of their place, unless they are nearly the same. */
  shortWords: 8,
  short: 0.7,
} as const;

/** How alike two segments are, from 0 to 1. */
export const likeness = (candidate: Candidate): number => (candidate.ratio + candidate.weighted) / 2;

/**
 * Choose the links among the candidates: best first, one to one.
 *
 * The first round takes what is beyond doubt and learns from it which passages and which headings answer each other; the
 * second decides the rest, where that knowledge breaks ties between equal wordings.
 *
 * @param affinity - knows nothing yet; learns from the links
 * @returns in the order of `to`
 */
export function linkSegments(
  from: readonly Segment[],
  to: readonly Segment[],
  candidates: readonly Candidate[],
  affinity: PlaceAffinity,
): SegmentLink[] {
  for (const candidate of unmistakable(candidates, from.length, to.length))
    affinity.learn(from[candidate.from], to[candidate.to]);
  const scored = candidates
    .filter(isEverAccepted)
    .map((candidate) => {
      const support = affinity.of(from[candidate.from], to[candidate.to]);
      return { candidate, score: likeness(candidate) + tieBreak(support) };
    })
    .sort((a, b) => b.score - a.score || a.candidate.to - b.candidate.to || a.candidate.from - b.candidate.from);
  const taken = { from: new Uint8Array(from.length), to: new Uint8Array(to.length) };
  const links: SegmentLink[] = [];
  for (const round of ["anywhere", "supported"] as const) {
    for (const { candidate } of scored) {
      if (taken.from[candidate.from] === 1 || taken.to[candidate.to] === 1) continue;
      const [a, b] = [from[candidate.from], to[candidate.to]];
      if (!a || !b || !accepts(candidate, a, b, round, affinity)) continue;
      taken.from[candidate.from] = 1;
      taken.to[candidate.to] = 1;
      links.push({ from: candidate.from, to: candidate.to });
      affinity.learn(a, b);
    }
  }
  return links.sort((x, y) => x.to - y.to);
}

/** Whether a round may take the candidate, whatever the rest is. */
const isEverAccepted = (candidate: Candidate): boolean =>
  likeness(candidate) >= linkBounds.supported || candidate.contained >= linkBounds.contained;

/** Weight of the place beside the words: less than any real difference of wording. */
const tieBreak = (support: { passages: number; headings: number }): number =>
  0.04 * Math.min(1, support.passages) + 0.04 * support.headings;

function accepts(
  candidate: Candidate,
  from: Segment,
  to: Segment,
  round: "anywhere" | "supported",
  affinity: PlaceAffinity,
): boolean {
  const like = likeness(candidate);
  const shorter = Math.min(from.words.length, to.words.length);
  if (round === "supported") return like >= linkBounds.supported && affinity.of(from, to).passages > 0;
  if (shorter < linkBounds.shortWords && like < linkBounds.short) return false;
  if (like >= linkBounds.anywhere) return true;
  return candidate.contained >= linkBounds.contained && shorter >= linkBounds.containedWords;
}

/** Candidates that are nearly the same on both sides, while no other comes near. */
function unmistakable(candidates: readonly Candidate[], from: number, to: number): Candidate[] {
  const best = { from: new BestTwo(from), to: new BestTwo(to) };
  for (const candidate of candidates) {
    const like = likeness(candidate);
    best.from.note(candidate.from, like);
    best.to.note(candidate.to, like);
  }
  return candidates.filter((candidate) => {
    const like = likeness(candidate);
    if (like < 0.7 || candidate.shared < 6) return false;
    return best.from.standsOut(candidate.from, like) && best.to.standsOut(candidate.to, like);
  });
}

/** The best and the second best value of each of many. */
class BestTwo {
  readonly #first: Float64Array;
  readonly #second: Float64Array;

  constructor(size: number) {
    this.#first = new Float64Array(size);
    this.#second = new Float64Array(size);
  }

  note(of: number, value: number): void {
    const first = this.#first[of] ?? 0;
    if (value > first) {
      this.#first[of] = value;
      this.#second[of] = first;
    } else this.#second[of] = Math.max(this.#second[of] ?? 0, value);
  }

  standsOut(of: number, value: number): boolean {
    return value === this.#first[of] && (this.#second[of] ?? 0) < value - 0.2;
  }
}
