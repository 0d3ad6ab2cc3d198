import type { Passage, Report } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedText } from "./compared-text.ts";
import type { Quotation } from "./comparison.ts";
import { foldInflection } from "./fold-inflection.ts";
import { issueTopic, namesTopic } from "./issue-topics.ts";

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

/** What became of the items of the earlier list in the later one; an item may hold several of the other side. */
export interface IssuePairs {
  readonly kept: readonly { readonly from: ListedIssue; readonly to: ListedIssue }[];
  readonly dropped: readonly ListedIssue[];
  readonly added: readonly ListedIssue[];
  /** Items of each list. */
  readonly counts: { readonly from: number; readonly to: number };
}

/** Share (Dice) of common words, of those that say which issue is meant, from which two items are one; less will do where both are about one topic. */
const alike = { anyTopic: 0.6, sameTopic: 0.2 } as const;

/**
 * Pair the items of both issue lists by their words and their topic.
 *
 * Where one side has no list at all while its summary speaks of issues, nothing is paired and nothing is called dropped:
 * the list may have been printed in a form that was not understood.
 */
export function pairIssues({ from, to }: ComparedText): IssuePairs {
  if (isUnread(from) || isUnread(to)) return { kept: [], dropped: [], added: [], counts: { from: 0, to: 0 } };
  const sides = { from: listIssues(from), to: listIssues(to) };
  const words = new Map([...sides.from, ...sides.to].map((issue) => [issue, specificWords(issue)]));
  const likeness = (a: ListedIssue, b: ListedIssue): number => commonShare(words.get(a) ?? [], words.get(b) ?? []);
  const scored = sides.from
    .flatMap((a, i) => sides.to.map((b, j) => ({ a, b, i, j, score: likeness(a, b), same: a.topic === b.topic })))
    .filter(({ score, same }) => score >= (same ? alike.sameTopic : alike.anyTopic))
    .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j);
  const kept: { from: ListedIssue; to: ListedIssue }[] = [];
  const taken = new Set<ListedIssue>();
  const pair = (from: ListedIssue, to: ListedIssue): void => {
    kept.push({ from, to });
    taken.add(from).add(to);
  };
  for (const { a, b } of scored) if (!taken.has(a) && !taken.has(b)) pair(a, b);
  for (const item of sides.from) {
    if (taken.has(item) || vagueTopics.includes(item.topic)) continue;
    const other = sides.to.find((its) => !taken.has(its) && its.topic === item.topic);
    if (other) pair(item, other);
  }
  const answered = new Set(kept.filter(sameIssue).flatMap((both) => [both.from, both.to]));
  for (const item of sides.from.filter((its) => !taken.has(its))) {
    const holder = sides.to.find((other) => !answered.has(other) && isNamedIn(item, other));
    if (holder) pair(item, holder);
  }
  for (const item of sides.to.filter((its) => !taken.has(its))) {
    const holder = sides.from.find((other) => !answered.has(other) && isNamedIn(item, other));
    if (holder) pair(holder, item);
  }
  const order = (issue: ListedIssue): number => sides.from.indexOf(issue) * sides.to.length;
  return {
    kept: kept.sort((x, y) => order(x.from) + sides.to.indexOf(x.to) - order(y.from) - sides.to.indexOf(y.to)),
    dropped: sides.from.filter((item) => !taken.has(item)),
    added: sides.to.filter((item) => !taken.has(item)),
    counts: { from: sides.from.length, to: sides.to.length },
  };
}

/** Both say the same: nothing else can have become a part of them. */
export const sameIssue = ({ from, to }: { from: ListedIssue; to: ListedIssue }): boolean =>
  allWords(from).join(" ") === allWords(to).join(" ");

/** An item that became a part of a longer one, or was one before: it names the subject and keeps enough of the words. */
function isNamedIn(item: ListedIssue, other: ListedIssue): boolean {
  if (vagueTopics.includes(item.topic) || !namesTopic(other.text, item.topic)) return false;
  const words = new Set(specificWords(item));
  const its = new Set(allWords(other));
  return words.size > 0 && [...words].filter((word) => its.has(word)).length >= namedShare * words.size;
}

/** Share of an item's own words that another item must have to hold it. */
const namedShare = 0.4;

/** Words of many items, folded: they do not say which is meant. */
const generic = new Set(
  "arbitrary unlawful restriction violence government freedom crime threat abuse person individual member group target motivated right involving law"
    .split(" ")
    .map(foldInflection),
);

const specificWords = (issue: ListedIssue): string[] => allWords(issue).filter((word) => !generic.has(word));

/** What no row of the topic table tells apart is never held by another item. */
const vagueTopics: readonly TopicId[] = ["executive-summary", "other-societal-discrimination"];

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
