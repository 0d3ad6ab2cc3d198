import { commonShare, type IssueElement, type ListedIssue, sameIssue } from "../pair-issues.ts";
import { capital, type DraftChange, type LensInput } from "./lens.ts";

/** Two elements of an item are one from this share of common words on. */
const sameElement = 0.5;

/** See what became of the executive summary's list, item by item; each change under the topic that its item is about. */
export function seeIssueList({ issues, names }: LensInput): DraftChange[] {
  const kept = issues.kept.flatMap(({ from, to }): DraftChange[] => {
    if (!from.quotation || !to.quotation || sameIssue({ from, to })) return [];
    const { item, headline } = describe(from, to, issues);
    const topic = from.elements.length < to.elements.length ? from.topic : to.topic;
    return [{ kind: "issue-list", topic, item, headline, from: from.quotation, to: to.quotation }];
  });
  const dropped = issues.dropped.flatMap((issue): DraftChange[] => {
    const headline = `${capital(names.to)} no longer lists among significant human rights issues: ${issue.text}.`;
    if (!issue.quotation) return [];
    return [{ kind: "issue-list", topic: issue.topic, item: "dropped", headline, from: issue.quotation, to: null }];
  });
  const added = issues.added.flatMap((issue): DraftChange[] => {
    const headline = `${capital(names.to)} newly lists among significant human rights issues: ${issue.text}.`;
    if (!issue.quotation) return [];
    return [{ kind: "issue-list", topic: issue.topic, item: "added", headline, from: null, to: issue.quotation }];
  });
  return [...dropped, ...added, ...kept];
}

/**
 * Narrowed when whole elements went and none came, widened the other way round, else kept in other words. What another
 * item of the other list holds did neither.
 */
function describe(
  from: ListedIssue,
  to: ListedIssue,
  { kept }: LensInput["issues"],
): { item: "kept" | "narrowed" | "widened"; headline: string } {
  const lost = without(
    from,
    kept.filter((pair) => pair.from === from).map((pair) => pair.to),
  );
  const gained = without(
    to,
    kept.filter((pair) => pair.to === to).map((pair) => pair.from),
  );
  if (lost.length > 0 && gained.length === 0)
    return { item: "narrowed", headline: `A listed human rights issue no longer names ${quoteParts(from, lost)}.` };
  if (gained.length > 0 && lost.length === 0)
    return { item: "widened", headline: `A listed human rights issue newly names ${quoteParts(to, gained)}.` };
  return { item: "kept", headline: "A listed human rights issue is worded differently." };
}

/** Quote parts of an item; as one phrase where nothing but a conjunction or a comma stands between two of them. */
function quoteParts({ text, elements }: ListedIssue, parts: readonly IssueElement[]): string {
  const runs: { start: number; end: number }[] = [];
  let at = 0;
  for (const element of elements) {
    const start = text.indexOf(element.text, at);
    if (start < 0) continue;
    at = start + element.text.length;
    if (!parts.includes(element)) continue;
    const last = runs.at(-1);
    if (last && /^[\s,]*(?:and|or|and\/or)?[\s,]*$/i.test(text.slice(last.end, start))) last.end = at;
    else runs.push({ start, end: at });
  }
  return runs.map(({ start, end }) => `“${text.slice(start, end)}”`).join(", ");
}

const without = (issue: ListedIssue, others: readonly ListedIssue[]): IssueElement[] => {
  const theirs = others.flatMap(({ elements }) => elements);
  return issue.elements.filter(
    (element) => !theirs.some((its) => commonShare(element.words, its.words) >= sameElement),
  );
};
