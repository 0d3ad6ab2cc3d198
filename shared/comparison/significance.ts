import { topicGroup } from "#shared/topic/topics.ts";
import type { DraftChange } from "./lenses/lens.ts";
import { strength } from "./strength.ts";

/** Where each kind starts. What came and what went start alike. */
const base: Readonly<Record<DraftChange["kind"], number>> = {
  "issue-list": 0.62,
  assessment: 0.6,
  silence: 0.4,
  softened: 0.44,
  hardened: 0.44,
  figure: 0.4,
  law: 0.4,
  case: 0.4,
  source: 0.3,
  added: 0.3,
  dropped: 0.3,
  stale: 0.2,
  reworded: 0.12,
};

/** Most that each part adds; with the largest base they stay below 1. */
const shares = { strength: 0.2, topic: 0.04, size: 0.08, detail: 0.05 } as const;

/** Words from which a change has its whole share of size; in between by their logarithm. */
const fullSize = 400;

/** Sentences that only point to another document say little by themselves. */
const pointer = /\bSee (?:also )?(?:the )?(?:Department|section|International|Trafficking)\b|\bat https?:\/\//i;

/**
 * Score a change from 0 to 1.
 *
 * Kind, strength of the quoted words (of both sides, the stronger), topic, how much text it stands for, and whether it
 * names particulars. A fixed sum: the same for the same change, whatever else the comparison holds.
 *
 * @see docs/comparison.md, "significance"
 */
export function significanceOf(draft: DraftChange): number {
  const quotes = [draft.from?.quote ?? "", draft.to?.quote ?? ""];
  const strong = Math.max(...quotes.map(strength));
  const size = Math.min(1, Math.log1p(draft.size ?? 0) / Math.log1p(fullSize));
  const particular = quotes.some((quote) => /[^.“”]\s\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+|\d/u.test(quote)) ? 1 : 0;
  const grave =
    topicGroup(draft.topic) === "life-and-physical-integrity" || topicGroup(draft.topic) === "overview" ? 1 : 0;
  const kept = draft.item === "kept" || draft.item === "narrowed" || draft.item === "widened" ? -0.12 : 0;
  const points = quotes.some((quote) => pointer.test(quote)) ? -0.15 : 0;
  const score =
    base[draft.kind] +
    shares.strength * strong +
    shares.topic * grave +
    shares.size * size +
    shares.detail * particular +
    kept +
    points;
  return Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
}
