import type { Criteria } from "#shared/alert/criteria.ts";
import { needsText, type SelectedFrom, selectChanges } from "#shared/alert/select-changes.ts";
import { changeAnchor } from "#shared/comparison/change-anchor.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** What of one topic several wishes together ask for. */
export interface MergedSelection {
  /** Anchors of the changes that any of them asks for. */
  readonly changes: ReadonlySet<string>;
  /** Watched phrases, and the changed passages that mention them. */
  readonly mentions: readonly { readonly phrase: string; readonly passages: readonly string[] }[];
}

/**
 * Say what several wishes of one subscriber together ask for of a comparison, so that it is told once.
 *
 * @returns by topic; undefined where at least one of them asks for all that changed and none watches phrases, which is the
 * usual case and costs nothing
 */
export const mergeSelections = (
  wishes: readonly Criteria[],
  comparison: SelectedFrom,
): ReadonlyMap<TopicId, MergedSelection> | undefined => {
  if (!wishes.some(needsText)) return undefined;
  const merged = new Map<TopicId, { changes: Set<string>; mentions: Map<string, readonly string[]> }>();
  for (const wish of wishes) {
    for (const { topic, changes, mentions } of selectChanges(wish, comparison)) {
      const known = merged.get(topic) ?? { changes: new Set<string>(), mentions: new Map<string, readonly string[]>() };
      for (const change of changes) known.changes.add(changeAnchor(change));
      for (const { phrase, passages } of mentions) known.mentions.set(phrase, passages);
      merged.set(topic, known);
    }
  }
  return new Map(
    [...merged].map(([topic, { changes, mentions }]) => [
      topic,
      { changes, mentions: [...mentions].sort().map(([phrase, passages]) => ({ phrase, passages })) },
    ]),
  );
};
