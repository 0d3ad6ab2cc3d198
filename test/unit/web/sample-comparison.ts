import type { CitedPassage, Comparison, PassageGroup, SentencePair, WordDiff } from "#shared/comparison/comparison.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** Head of an invented version. */
export const sampleHead = (edition: number, id = `QM-${edition}-v1`): VersionHead => ({
  id,
  series: "invented-reports",
  country: { code: "QM", name: "Meridia" },
  edition,
  title: `${edition} report on <Meridia>`,
  sourceUrl: `https://reports.example/${edition}?a=1&b=2`,
  modifiedAt: "2025-08-12T17:44:49+00:00",
  contentHash: `sha256:${String(edition).padEnd(64, "0")}`,
});

export const passage = (id: string, text: string, topic: TopicId | null = "press-freedom"): CitedPassage => ({
  id,
  path: ["Liberty", "a. Freedom of the Press"],
  topic,
  text,
});

const whole = (p: CitedPassage) => ({ passage: p.id, start: 0, end: p.text.length });

/** Group of one earlier and one later passage, either may be missing. */
export const group = (
  from: CitedPassage | null,
  to: CitedPassage | null,
  diff: WordDiff = [],
  more: Partial<PassageGroup> = {},
): PassageGroup => {
  const pair: SentencePair = { from: from && whole(from), to: to && whole(to), diff };
  const kind = !from ? "added" : !to ? "removed" : from.text === to.text ? "unchanged" : "edited";
  return { kind, moved: false, style: false, from: from ? [from] : [], to: to ? [to] : [], sentences: [pair], ...more };
};

/** Comparison of Meridia 2023 and 2024 with these groups; topics, changes and issue list as given. */
export const sampleComparison = (passages: PassageGroup[], more: Partial<Comparison> = {}): Comparison => ({
  schema: "palimpsest/compare@1",
  from: sampleHead(2023),
  to: sampleHead(2024),
  words: { from: 120, to: 80, carriedFrom: 60, carriedTo: 60 },
  tense: null,
  passages,
  topics: [],
  issues: { kept: [], dropped: [], added: [] },
  editionContext: null,
  ...more,
});
