import type { Report } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import type { HunkSide, PlacedHunk } from "../compared-text.ts";
import { eachMatch } from "../each-match.ts";
import { splitSentences } from "../split-sentences.ts";
import { contentWords } from "./find-answer.ts";
import type { RewordedPair } from "./lens.ts";
import { favourable, negativeFinding } from "./tone-lexicon.ts";

/** A changed word of a scale, or a clause that came or went, as printed. */
export interface ToneShift {
  readonly kind: "softened" | "hardened";
  /** The scale that has both words; none where a clause came or went. */
  readonly scale?: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Words of a clause that is shown whole, at most. */
const mostShown = 14;

/** Topics on which a law that is not enforced may be the one that restricts. */
const repressive = new Set<TopicId>([
  "press-freedom",
  "freedom-of-expression",
  "internet-freedom",
  "lgbtqi",
  "religious-freedom",
  "freedom-of-movement",
  "reproductive-rights-and-population-control",
]);

/** The other side says the like in other words: "enforcement was ineffective", "failed to meet". */
const unlike =
  /\b(?:no|not|nor|never|without|failed|failure|lack\w*|ineffective\w*|inconsisten\w*|inadequate\w*|insufficient\w*|unable|rarely|seldom|limited|poor\w*|weak\w*|incomplete|little|refus\w*|denied|ignor\w*|disregard\w*|violat\w*|only|except|outside)\b/i;

/** A clause that says of something good that it was not done, and stands on one side only. */
export function findingOf(
  hunk: PlacedHunk,
  pair: RewordedPair,
  reports: Readonly<Record<"from" | "to", Report>>,
): ToneShift | undefined {
  const { from, to, style } = hunk;
  const [before, after] = [negativeFinding.test(from.text), negativeFinding.test(to.text)];
  if (style || before === after) return undefined;
  // What a court held of a law is no duty that was not done.
  if (repressive.has(pair.topic) || /\bcourt (?:ruled|held|found|decided)\b/i.test(pair.from.quote + pair.to.quote))
    return undefined;
  const said = before ? from : to;
  if (/^(?:who|that|which|those|whose|in|within|under|at)\b/.test(said.text)) return undefined;
  if (
    /\breports?\b[^.;]{0,24}$/.test(
      (before ? pair.from : pair.to).passage.text.slice(Math.max(0, said.start - 40), said.start),
    )
  )
    return undefined;
  if (!restStands(pair, hunk) || negationsIn(said.text) === 0) return undefined;
  if (negationsIn((before ? pair.from : pair.to).quote) <= negationsIn((before ? pair.to : pair.from).quote))
    return undefined;
  if (pair.hunks.some((other) => unlike.test((before ? other.to : other.from).text))) return undefined;
  const other = before ? to : from;
  if (/^\W*(?:as|because|since|due)\b|\d(?!\.\p{L})/u.test(said.text) || /\d/.test(other.text)) return undefined;
  if (other.words.length > mostReplaced && !other.words.some((word) => isDuty(word.toLowerCase()))) return undefined;
  if (!other.words.some((word) => isDuty(word.toLowerCase())) && !endsClause(said, before ? pair.from : pair.to))
    return undefined;
  const [without, span] = before ? [reports.to, pair.to] : [reports.from, pair.from];
  // A sentence that goes on beyond what was aligned may have a finding of its own there.
  if (!/[.;!?”)]\s*$/.test(span.quote)) return undefined;
  if (saysBeside(span) || saysElsewhere(said.text, without, span) || namesMore(pair)) return undefined;
  const show = ({ text, words }: HunkSide): string =>
    words.length > mostShown ? `${text.split(" ").slice(0, mostShown).join(" ")} …` : text;
  const instead = other.words.length < 2 || other.words.length > mostShown ? null : other.text;
  return before
    ? { kind: "softened", from: show(from), to: instead }
    : { kind: "hardened", from: instead, to: show(to) };
}

/** Whether a finding that came or went is a clause to its end: its object does not stand in the words of both. */
const endsClause = ({ text, end }: HunkSide, span: RewordedPair["from"]): boolean =>
  /[,;.]|\band\b/.test(text) || /^\s*(?:[,.;:)(”]|and\b|or\b|$)/.test(span.passage.text.slice(end, span.end));

/** Words that a finding may stand in the place of, at most, where they do not say that the duty was done. */
const mostReplaced = 1;

/** Whether the sentence right after says of the same that it was not done: then the clause only sums it up. */
function saysBeside({ passage, end, quote }: RewordedPair["from"]): boolean {
  const next = splitSentences(passage.text).find(({ start }) => start >= end);
  if (!next) return false;
  const text = passage.text.slice(next.start, next.end);
  if (negationsIn(text) === 0 && !/\bundermin\w+|\bviolat\w+/.test(text)) return false;
  const words = contentWords(quote);
  return [...contentWords(text)].filter((word) => words.has(word)).length > 0;
}

/** Whether the other report has a like finding in another sentence of the passage or the topic: then it only moved there. */
function saysElsewhere(finding: string, report: Report, { passage, start, end }: RewordedPair["from"]): boolean {
  const sought = contentWords(negativeFinding.exec(finding)?.[0] ?? finding);
  return report.passages.some(({ id, topic, text }) => {
    if (id !== passage.id && topic !== passage.topic) return false;
    const others = id === passage.id ? `${text.slice(0, start)} … ${text.slice(end)}` : text;
    return eachMatch(others, everyFinding).some(([found]) => !contentWords(found).isDisjointFrom(sought));
  });
}

/** One sentence speaks of more rights than the other: "assembly and association", "assembly". */
const namesMore = ({ from, to }: RewordedPair): boolean => {
  const [earlier, later] = [from, to].map(({ quote }) => new Set(quote.toLowerCase().match(freedoms)));
  return earlier !== undefined && later !== undefined && earlier.symmetricDifference(later).size > 0;
};
const freedoms = /\b(?:assembl|associat|expression|press\b|media\b|movement|religio|speech)/g;

const everyFinding = new RegExp(negativeFinding.source, "gi");

/** Share of what stands beside a clause that must stand in both for the clause alone to be news. */
const leastBeside = 0.6;

/** Whether both sentences, the clause apart, are one statement for the most part. */
function restStands({ from, to, hunks }: RewordedPair, clause: PlacedHunk): boolean {
  const kept = (side: "from" | "to", words: number): number => {
    const changed = hunks.reduce((sum, hunk) => sum + (hunk === clause ? 0 : hunk[side].words.length), 0);
    return 1 - changed / Math.max(1, words - clause[side].words.length);
  };
  return Math.min(kept("from", from.words), kept("to", to.words)) >= leastBeside;
}

/** Whether a word says of something that it goes well, or ought to be done. */
export const isDuty = (word: string): boolean => favourable.test(word);

const negation = /\b(?:no|not|never|none|nor|neither|without|cannot|failed|lacked|rarely|seldom|hardly)\b/gi;

/** How often a text negates. */
export const negationsIn = (text: string): number => text.match(negation)?.length ?? 0;
