import type { Change, CitedPassage, Comparison, Quotation, TopicComparison } from "#shared/comparison/comparison.ts";
import { capital, counted } from "#shared/comparison/lenses/lens.ts";
import { readQuantities } from "#shared/comparison/lenses/read-quantity.ts";
import { splitSentences } from "#shared/comparison/split-sentences.ts";
import { strength } from "#shared/comparison/strength.ts";

/** One earlier text of the country. */
export interface EarlierText {
  readonly edition: number;
  readonly passages: readonly { readonly text: string }[];
}

/** A whole passage is told of where it stands in so many editions at hand, the newest two among them. */
const leastEditions = 3;

/** Shorter passages are stock sentences. */
const leastWords = 25;

/** From this strength on a passage finds something, and is more than what the law provides. */
const leastStrength = 0.3;

/** Weight of a whole passage that stands unchanged, and what its strongest sentence adds; under every difference. */
const significanceOf = (quote: string): number => Math.round((0.02 + 0.1 * strength(quote)) * 10_000) / 10_000;

const year = /\b(?:19|20)\d\d\b/;

/**
 * Say since which edition text stands letter for letter, where earlier editions are at hand.
 *
 * A figure that was told as stale gets the edition since which its sentence stands. A passage of substance that stands whole
 * in both editions and in the one before (a figure, a year, or a finding, 25 words or more) is told as stale by itself. It is
 * said what stands and since when, and nothing of whether it is still so. Ranks of all other changes stay as they are: these
 * come after them.
 *
 * @param topics - of the comparison, ranked
 * @param earlier - texts of editions before the comparison's earlier one; in any order
 * @returns the topics with what stands added; the same where nothing earlier is at hand, or two versions of one edition are compared
 * @remarks Pure. Text equal up to white space at its ends; an edition that is not at hand is passed over.
 * @see docs/adr/0008-carried-over-text-at-reading.md
 */
export function tellCarriedOver(
  { from, to, passages }: Pick<Comparison, "from" | "to" | "passages">,
  topics: readonly TopicComparison[],
  earlier: readonly EarlierText[],
): TopicComparison[] {
  const texts = earlier.filter(({ edition }) => edition < from.edition).sort((a, b) => b.edition - a.edition);
  if (texts.length === 0 || from.edition >= to.edition) return [...topics];
  const dated = topics.map((topic) => ({
    ...topic,
    changes: topic.changes.map((change) => withSince(change, from.edition, texts)),
  }));
  const told = new Set(topics.flatMap(({ changes }) => changes.flatMap((change) => change.to?.passage ?? [])));
  const whole = wholePassages(passages, told, from.edition, texts);
  return addRanked(dated, whole);
}

function withSince(change: Change, edition: number, texts: readonly EarlierText[]): Change {
  const quote = change.to?.quote;
  if (change.kind !== "stale" || quote === undefined || quote !== change.from?.quote) return change;
  return { ...change, since: sinceOf(edition, texts, (text) => text.includes(quote)) };
}

/** The oldest edition of the unbroken run before `edition` that has the text. */
function sinceOf(edition: number, texts: readonly EarlierText[], has: (text: string) => boolean): number {
  let since = edition;
  for (const { edition: before, passages } of texts) {
    if (!passages.some(({ text }) => has(text))) break;
    since = before;
  }
  return since;
}

interface CarriedPassage {
  readonly topic: TopicComparison["topic"];
  readonly change: Omit<Change, "rank">;
}

function wholePassages(
  groups: Comparison["passages"],
  told: ReadonlySet<string>,
  edition: number,
  texts: readonly EarlierText[],
): CarriedPassage[] {
  return groups.flatMap((group): CarriedPassage[] => {
    const [from, to] = [group.from[0], group.to[0]];
    if (!from || !to || group.from.length + group.to.length !== 2 || from.text !== to.text) return [];
    if (to.topic === null || told.has(to.id) || !isOfSubstance(to.text)) return [];
    const since = sinceOf(edition, texts, (text) => text === to.text);
    const editions = 2 + texts.filter((one) => one.edition >= since && one.edition < edition).length;
    if (editions < leastEditions) return [];
    const { sentences, strongest } = strongestSentence(to.text);
    const amount = `a passage of ${counted(sentences, "sentence")} (${counted(countWords(to.text), "word")})`;
    const headline = `${capital(amount)} stands letter for letter since the ${since} report.`;
    const quotes = { from: quoteIn(from, strongest), to: quoteIn(to, strongest) };
    const significance = significanceOf(quotes.to.quote);
    return [{ topic: to.topic, change: { kind: "stale", significance, headline, since, ...quotes } }];
  });
}

const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

function isOfSubstance(text: string): boolean {
  if (countWords(text) < leastWords) return false;
  return year.test(text) || readQuantities(text, 0, text.length).length > 0 || strength(text) >= leastStrength;
}

function strongestSentence(text: string) {
  const ranges = splitSentences(text);
  const weighed = ranges.map((range) => ({ range, weight: strength(text.slice(range.start, range.end)) }));
  const [first] = weighed.sort((a, b) => b.weight - a.weight);
  return { sentences: ranges.length, strongest: first?.range ?? { start: 0, end: text.length } };
}

const quoteIn = ({ id, text }: CitedPassage, { start, end }: { start: number; end: number }): Quotation => ({
  passage: id,
  start,
  end,
  quote: text.slice(start, end),
});

/** Add changes behind all others, the most significant first; ties stay in reading order. */
function addRanked(topics: readonly TopicComparison[], added: readonly CarriedPassage[]): TopicComparison[] {
  const last = topics.reduce((sum, { changes }) => sum + changes.length, 0);
  const ranked = added
    .toSorted((a, b) => b.change.significance - a.change.significance)
    .map(({ topic, change }, at) => ({ topic, change: { ...change, rank: last + at + 1 } }));
  return topics.map((one) => ({
    ...one,
    changes: [...one.changes, ...ranked.flatMap(({ topic, change }) => (topic === one.topic ? [change] : []))],
  }));
}
