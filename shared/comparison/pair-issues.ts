import type { Passage, Report } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedText } from "./compared-text.ts";
import type { Quotation } from "./comparison.ts";
import { foldInflection } from "./fold-inflection.ts";
import { issueTopic } from "./issue-topics.ts";

/** An item of the executive summary's list of significant issues. */
export interface ListedIssue {
  readonly text: string;
  readonly topic: TopicId;
  /** Where it stands; null where its words are in no passage. */
  readonly quotation: Quotation | null;
  /** Its parts, as the list joins them: "A, B, and C". */
  readonly elements: readonly IssueElement[];
}

/** One part of an item: as printed, and its folded content words. */
export interface IssueElement {
  readonly text: string;
  readonly words: readonly string[];
}

/** What became of the items of the earlier list in the later one. */
export interface IssuePairs {
  readonly kept: readonly { readonly from: ListedIssue; readonly to: ListedIssue }[];
  readonly dropped: readonly ListedIssue[];
  readonly added: readonly ListedIssue[];
}

/** Share of common words from which two items are one; less will do where both are about one topic. */
const alike = { anyTopic: 0.6, sameTopic: 0.2 } as const;

/**
 * Pair the items of both issue lists by their words and their topic.
 *
 * Where one side has no list at all while its summary speaks of issues, nothing is paired and nothing is called dropped:
 * the list may have been printed in a form that was not understood.
 */
export function pairIssues({ from, to }: ComparedText): IssuePairs {
  if (isUnread(from) || isUnread(to)) return { kept: [], dropped: [], added: [] };
  const sides = { from: listIssues(from), to: listIssues(to) };
  const scored = sides.from
    .flatMap((a, i) => sides.to.map((b, j) => ({ i, j, score: likeness(a, b), same: a.topic === b.topic })))
    .filter(({ score, same }) => score >= (same ? alike.sameTopic : alike.anyTopic))
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (i: number, j: number): void => {
    partner.set(i, j);
    taken.add(j);
  };
  for (const { i, j } of scored) if (!partner.has(i) && !taken.has(j)) pair(i, j);
  sides.from.forEach((item, i) => {
    if (partner.has(i) || item.topic === "executive-summary") return;
    const j = sides.to.findIndex((other, at) => !taken.has(at) && other.topic === item.topic);
    if (j >= 0) pair(i, j);
  });
  return {
    kept: sides.from.flatMap((item, i) => {
      const other = sides.to[partner.get(i) ?? -1];
      return other ? [{ from: item, to: other }] : [];
    }),
    dropped: sides.from.filter((_, i) => !partner.has(i)),
    added: sides.to.filter((_, j) => !taken.has(j)),
  };
}

const mentionsList = /human rights (?:issues|problems|abuses)\b[^.;]{0,80}?\bincluded\b/i;

const isUnread = ({ issues, passages }: Report): boolean =>
  issues === null && passages.some(({ topic, text }) => topic === "executive-summary" && mentionsList.test(text));

function listIssues({ issues, passages }: Report): ListedIssue[] {
  const summary = passages.filter(({ topic }) => topic === "executive-summary");
  let after = { passage: 0, offset: 0 };
  return (issues?.items ?? []).map((text) => {
    const found = locate(text, summary, after) ?? locate(text, summary, { passage: 0, offset: 0 });
    if (found) after = found.next;
    return { text, topic: issueTopic(text), quotation: found?.quotation ?? null, elements: splitElements(text) };
  });
}

function locate(
  item: string,
  passages: readonly Passage[],
  after: { passage: number; offset: number },
): { quotation: Quotation; next: { passage: number; offset: number } } | undefined {
  for (let at = after.passage; at < passages.length; at++) {
    const { id = "", text = "" } = passages[at] ?? {};
    const start = text.indexOf(item, at === after.passage ? after.offset : 0);
    if (start < 0) continue;
    const end = start + item.length;
    return { quotation: { passage: id, start, end, quote: item }, next: { passage: at, offset: end } };
  }
  return undefined;
}

/** Cut an item at its commas, conjunctions and "including". */
const splitElements = (item: string): IssueElement[] =>
  item
    .split(/,|;|\(|\)|\b(?:and|or|including|such as|as well as)\b/i)
    .map((part) => ({ text: part.trim(), words: contentWords(part) }))
    .filter(({ words }) => words.length > 0);

/** Words that say nothing about which issue is meant. */
const filler = new Set(
  "a an the of on in to by for with against and or including such as well from at that other serious significant substantial severe widespread certain credible reports existence presence involving acts".split(
    " ",
  ),
);

const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []).filter((word) => !filler.has(word)).map(foldInflection);

/** Share of content words that two items have in common (Dice). */
function likeness(a: ListedIssue, b: ListedIssue): number {
  return commonShare(allWords(a), allWords(b));
}

/** Content words of an item, in order. */
export const allWords = (issue: ListedIssue): string[] => issue.elements.flatMap(({ words }) => words);

/** Share of common words of two lists, from 0 to 1. */
export function commonShare(a: readonly string[], b: readonly string[]): number {
  const left = [...a];
  let common = 0;
  for (const word of b) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    left.splice(at, 1);
    common++;
  }
  return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}
