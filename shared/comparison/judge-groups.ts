import type { Passage, Report } from "#shared/report/report.ts";
import type { Alignment } from "./align-passages.ts";
import type { ComparedGroup, ComparedPair } from "./compared-text.ts";

/** Say of every group whether it was edited, moved, or changed in style alone. */
export function judgeGroups(
  alignment: Alignment,
  pairs: readonly (readonly ComparedPair[])[],
  from: Report,
  to: Report,
): ComparedGroup[] {
  const misplaced = { from: findMisplaced(from), to: findMisplaced(to) };
  return alignment.groups.map((group, at): ComparedGroup => {
    const sides = { from: pick(from.passages, group.from), to: pick(to.passages, group.to) };
    const own = pairs[at] ?? [];
    const kind = kindOf(sides, own);
    return {
      ...sides,
      pairs: own,
      kind,
      moved: own.some((pair) => isMoved(pair, misplaced)),
      style: kind === "edited" && own.every((pair) => pair.edit === "equal" || pair.edit === "style"),
    };
  });
}

const pick = (passages: readonly Passage[], numbers: readonly number[]): Passage[] =>
  numbers.flatMap((number) => passages[number] ?? []);

function kindOf(
  sides: { from: readonly Passage[]; to: readonly Passage[] },
  pairs: readonly ComparedPair[],
): ComparedGroup["kind"] {
  if (sides.from.length === 0) return "added";
  if (sides.to.length === 0) return "removed";
  return pairs.every((pair) => pair.edit === "equal") ? "unchanged" : "edited";
}

/** The topic changed, or one of the two stands under a section that the crosswalk does not give for its topic. */
function isMoved(
  { from, to }: ComparedPair,
  misplaced: { from: ReadonlySet<string>; to: ReadonlySet<string> },
): boolean {
  if (!from || !to) return false;
  if (from.passage.topic !== null && to.passage.topic !== null && from.passage.topic !== to.passage.topic) return true;
  return misplaced.from.has(from.passage.id) !== misplaced.to.has(to.passage.id);
}

/**
 * Find the passages that stand under a section of another topic.
 *
 * A run-in label opens a topic of its own within a section: what follows it there under the same topic is in its place.
 */
function findMisplaced(report: Report): ReadonlySet<string> {
  const topics = new Map(report.sections.map((section) => [section.id, section.topic]));
  const opened = new Set<string>();
  const misplaced = new Set<string>();
  for (const { id, section, topic, runIn } of report.passages) {
    if (runIn !== null) opened.add(`${section} ${topic}`);
    const given = topics.get(section) ?? null;
    if (topic !== null && given !== null && topic !== given && !opened.has(`${section} ${topic}`)) misplaced.add(id);
  }
  return misplaced;
}
