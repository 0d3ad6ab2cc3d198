import type { Change } from "#shared/comparison/comparison.ts";

const labels: Readonly<Record<Exclude<Change["kind"], "issue-list">, string>> = {
  assessment: "Assessment",
  softened: "Softer wording",
  hardened: "Stronger wording",
  figure: "Figure",
  source: "Source",
  law: "Law",
  case: "Case",
  silence: "No longer covered",
  stale: "Carried over, though dated",
  dropped: "Dropped",
  added: "Added",
  reworded: "Reworded",
};

/**
 * Say in words what kind of change it is, without judging it.
 *
 * @example changeLabel({ kind: "issue-list", item: "dropped" }) // "Issue list, dropped"
 */
export const changeLabel = ({ kind, item }: Pick<Change, "kind" | "item">): string => {
  if (kind !== "issue-list") return labels[kind];
  return item === undefined ? "Issue list" : `Issue list, ${item}`;
};
