import type { Change, PassageGroup, Verdict } from "#shared/comparison/comparison.ts";
import type { EditionNames } from "#web/edition-names.ts";

/** Say a topic's verdict in neutral words. */
export const verdictWords = (verdict: Verdict, names: EditionNames): string =>
  ({
    unchanged: "Unchanged",
    reworded: "Reworded",
    shortened: "Shortened",
    expanded: "Expanded",
    moved: "Moved",
    gone: `No text in ${names.to}`,
    new: `No text in ${names.from}`,
  })[verdict];

/** Say what kind of change it is in neutral words. */
export const kindWords = (change: Change): string =>
  ({
    "issue-list": "Issue list",
    assessment: "Overall assessment",
    softened: "Milder wording",
    hardened: "Stronger wording",
    figure: "Figure",
    source: "Source or attribution",
    law: "Law",
    case: "Named case",
    silence: "Not mentioned any more",
    stale: change.figure ? "Figure carried over" : "Text carried over",
    dropped: "Text dropped",
    added: "Text added",
    reworded: "Reworded",
  })[change.kind];

/** Say in how many reports of the edition the same happened, or since when words stand, behind the kind; nothing where that is not known. */
export const sharedWords = ({ edition, since, figure }: Change): string => {
  if (since !== undefined && figure) return ` (the sentence stands since the ${since} report)`;
  return edition ? ` (in ${edition.countries} of ${edition.of} reports)` : "";
};

/** Say what became of an item of the issue list. */
export const itemWords = (item: NonNullable<Change["item"]>): string =>
  ({ kept: "kept", narrowed: "narrowed", widened: "widened", dropped: "dropped", added: "added" })[item];

/** Say how the passages of a group relate, without their place. */
export const groupWords = (group: PassageGroup): string => {
  const count = (n: number): string => (n === 1 ? "one passage" : `${n} passages`);
  const word = { unchanged: "Unchanged", edited: "Edited", added: "Added", removed: "Dropped" }[group.kind];
  const kind = group.kind === "edited" && group.style ? "Edited in style only" : word;
  if (group.from.length === 0 || group.to.length === 0 || group.from.length === group.to.length) return kind;
  return `${kind}: ${count(group.from.length)} became ${count(group.to.length)}`;
};
