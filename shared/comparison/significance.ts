import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import type { DraftChange } from "./lenses/lens.ts";
import { strength } from "./strength.ts";

/** Where each kind starts. What came and what went start alike. */
const base: Readonly<Record<DraftChange["kind"], number>> = {
  "issue-list": 0.64,
  assessment: 0.6,
  law: 0.32,
  figure: 0.3,
  softened: 0.3,
  hardened: 0.3,
  source: 0.22,
  silence: 0.26,
  case: 0.2,
  added: 0.26,
  dropped: 0.26,
  stale: 0.15,
  reworded: 0.16,
};

/** Most that each part adds; with the largest base they stay at 1 or below. */
const shares = { strength: 0.24, topic: 0.05, size: 0.05, rarity: 0.3 } as const;

/** Words from which a change has its whole share of size; in between by their logarithm. */
const fullSize = 400;

/** Sentences that only point to another document say little by themselves. */
const pointer = /\bSee (?:also )?(?:the )?(?:Department|section|International|Trafficking)\b|\bat https?:\/\//i;

/**
 * Topics on which claims for protection turn most often: persecution by those in power, return, and redress. (Convention
 * relating to the Status of Refugees, articles 1 and 33; Convention against Torture, article 3.)
 */
const protection = new Set<TopicId>([
  "executive-summary",
  "killings",
  "disappearances",
  "torture",
  "arbitrary-detention",
  "political-prisoners",
  "fair-trial",
  "transnational-repression",
  "refugees",
  "press-freedom",
  "freedom-of-expression",
  "peaceful-assembly",
  "conflict-abuses",
  "lgbtqi",
  "women-and-gender-violence",
  "religious-freedom",
]);

/** What each further change of one kind on one topic loses, and the most that it can lose. */
const repeated = { each: 0.02, most: 0.08 } as const;

/** What an item of the list that stands in both loses, by what became of it. */
const lessFor = { kept: -0.18, narrowed: -0.1, widened: -0.1, dropped: 0, added: 0 } as const;

/** What a change loses that another one stands for already: a topic whose listed issue is told to be gone or new. */
const stoodFor = 0.08;

/**
 * Weigh all changes of a comparison, each from 0 to 1.
 *
 * A sum of kind, strength of the quoted words (the stronger side), topic, size, and rarity: how few changes of this kind the
 * comparison holds, as the information of one such change. Then what others stand for is taken off, and each further change of
 * one kind on one topic loses a little, so that the first ones are about many things.
 *
 * @returns in the order of `drafts`
 * @see docs/comparison.md, "significance"
 */
export function weighChanges(
  drafts: readonly DraftChange[],
): { readonly draft: DraftChange; readonly significance: number }[] {
  const counts = new Map<DraftChange["kind"], number>();
  for (const { kind } of drafts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  /** A silent topic is one of the topics there are, any other change one of the changes. */
  const rarity = (kind: DraftChange["kind"]): number => {
    const all = kind === "silence" ? topicIds.length : drafts.length;
    return all > 1 ? 1 - Math.log(counts.get(kind) ?? 1) / Math.log(all) : 0;
  };
  const listed = new Set(drafts.filter(({ kind }) => kind === "issue-list").map(({ topic }) => topic));
  const silent = new Set(drafts.filter(({ kind }) => kind === "silence").map(({ topic }) => topic));
  const weighed = drafts.map((draft) => {
    const told = draft.kind === "silence" ? listed : draft.kind === "dropped" ? silent : undefined;
    const raw = significanceOf(draft, rarity(draft.kind)) - (told?.has(draft.topic) ? stoodFor : 0);
    return { draft, raw };
  });
  const before = new Map<string, number>();
  const taken = new Map<DraftChange, number>();
  for (const { draft } of [...weighed].sort((a, b) => b.raw - a.raw)) {
    const key = `${draft.topic} ${draft.kind === "silence" ? "dropped" : draft.kind}`;
    const count = before.get(key) ?? 0;
    before.set(key, count + 1);
    taken.set(draft, draft.kind === "issue-list" ? 0 : Math.min(repeated.most, repeated.each * count));
  }
  return weighed.map(({ draft, raw }) => ({ draft, significance: bounded(raw - (taken.get(draft) ?? 0)) }));
}

/** Sum of the parts that a change has by itself, given how rare its kind is (0 to 1). */
function significanceOf(draft: DraftChange, rarity: number): number {
  const quotes = [draft.from?.quote ?? "", draft.to?.quote ?? ""];
  const strong = draft.strength ?? Math.max(...(draft.changed ?? quotes).map(strength));
  const size = Math.min(1, Math.log1p(draft.size ?? 0) / Math.log1p(fullSize));
  const ranks = draft.kind === "issue-list" || draft.kind === "assessment" ? 0 : rarity;
  const kept = lessFor[draft.item ?? "dropped"];
  const points = quotes.some((quote) => pointer.test(quote)) ? -0.15 : 0;
  return (
    base[draft.kind] +
    shares.strength * strong +
    shares.topic * (protection.has(draft.topic) ? 1 : 0) +
    shares.size * size +
    shares.rarity * ranks +
    kept +
    points
  );
}

const bounded = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
