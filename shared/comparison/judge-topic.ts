import type { Passage } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedGroup } from "./compared-text.ts";
import type { TopicComparison, Verdict, WordCount } from "./comparison.ts";

/** Bounds of the verdicts (docs/comparison.md). */
export const verdictBounds = {
  /** The longer side has at least so many times the words of the shorter: `shortened` or `expanded`. */
  length: 1.25,
  /** Share of a side's words in moved groups from which most of the topic stands elsewhere. */
  moved: 0.5,
  /** Share of the words carried on both sides under which more than the place changed. */
  carriedWhenMoved: 0.8,
} as const;

/** Judge what became of a topic, from its words and the groups that hold it. The same answer, mirrored, when swapped. */
export function judgeTopic(topic: TopicId, words: WordCount, own: readonly ComparedGroup[]): Verdict {
  if (mostlyElsewhere(words)) return "moved";
  if (words.to === 0) return "gone";
  if (words.from === 0) return "new";
  const moved = { from: wordsOf(own.filter(isMoved), topic, "from"), to: wordsOf(own.filter(isMoved), topic, "to") };
  const carried = Math.min(words.carriedFrom / words.from, words.carriedTo / words.to);
  if (own.every((group) => !group.moved && (group.kind === "unchanged" || group.style))) return "unchanged";
  const mostMoved = Math.max(moved.from / words.from, moved.to / words.to) >= verdictBounds.moved;
  if (mostMoved && carried >= verdictBounds.carriedWhenMoved) return "moved";
  if (words.from >= verdictBounds.length * words.to) return "shortened";
  if (words.to >= verdictBounds.length * words.from) return "expanded";
  return "reworded";
}

/** One side has no passage on the topic, while nearly all its words stand under other topics: they did not disappear. */
export function mostlyElsewhere(words: WordCount): boolean {
  if (words.to === 0) return words.carriedFrom >= verdictBounds.carriedWhenMoved * words.from;
  return words.from === 0 && words.carriedTo >= verdictBounds.carriedWhenMoved * words.to;
}

const isMoved = (group: ComparedGroup): boolean => group.moved;

/** The groups that have a passage on a topic, in their order. */
export function groupsByTopic(groups: readonly ComparedGroup[]): (topic: TopicId) => readonly ComparedGroup[] {
  const byTopic = new Map<TopicId, ComparedGroup[]>();
  const put = ({ topic }: Passage, group: ComparedGroup): void => {
    if (topic === null) return;
    const own = byTopic.get(topic);
    if (!own) byTopic.set(topic, [group]);
    else if (own.at(-1) !== group) own.push(group);
  };
  for (const group of groups) {
    for (const passage of group.from) put(passage, group);
    for (const passage of group.to) put(passage, group);
  }
  return (topic) => byTopic.get(topic) ?? [];
}

function wordsOf(groups: readonly ComparedGroup[], topic: TopicId, side: "from" | "to"): number {
  let sum = 0;
  for (const { pairs } of groups)
    for (const pair of pairs) if (pair[side]?.passage.topic === topic) sum += pair[side].words;
  return sum;
}

/** Headings where text of the topic stood by the groups that hold it, and stands, when it moved; in reading order, each once. */
export function traceMoves(
  topic: TopicId,
  groups: readonly ComparedGroup[],
): Pick<TopicComparison, "movedFrom" | "movedTo"> {
  const movedFrom = new Set<string>();
  const movedTo = new Set<string>();
  for (const { from, to } of groups.filter(isMoved).flatMap((group) => group.pairs)) {
    if (!from || !to) continue;
    if (to.passage.topic === topic) movedFrom.add(from.passage.path.join(" > "));
    if (from.passage.topic === topic) movedTo.add(to.passage.path.join(" > "));
  }
  return { movedFrom: [...movedFrom], movedTo: [...movedTo] };
}
