import type { HunkSide, PlacedHunk } from "../compared-text.ts";
import { isAnotherEvent } from "./another-event.ts";
import { findingOf, isDuty, negationsIn, type ToneShift } from "./finding.ts";
import { judgeApart } from "./judgement-level.ts";
import { type DraftChange, type LensInput, type RewordedPair, rewordedPairs } from "./lens.ts";
import { namesDiffer } from "./names-differ.ts";
import { isCarriedOver } from "./one-case.ts";
import { placeOf, scalesOf } from "./place-on-scale.ts";
import { quotePair } from "./quote-clause.ts";
import { readAttribution, sameSource } from "./read-attribution.ts";
import { isSameClaim } from "./same-claim.ts";
import { abusive, attributes, reported, toneScales } from "./tone-lexicon.ts";
import {
  accuses,
  countsAnother,
  deniesAhead,
  goesOnWithSome,
  isDenied,
  pullsBack,
  saysTheSame,
  takesBackWord,
  weighsFigures,
  wordsAt,
} from "./weighed-words.ts";
import { behind, isConditional, isNearly, isOfRedress, isOwnWord } from "./word-context.ts";

/** What goes well is said right after the word that weighs it: "generally respected", "usually cooperative". */
const nearAhead = 3;

/**
 * See where a statement was weakened or strengthened: frequency, quantity, degree, attribution, hedges, negation.
 *
 * The words of both sides are shown; the direction is that of the statement as a report of abuse, so that "generally
 * respected" giving way to "sometimes respected" is hardened.
 */
export function seeTone(input: LensInput): DraftChange[] {
  return rewordedPairs(input).flatMap((pair): DraftChange[] => {
    const { from, to } = input.text;
    const seen = pair.hunks.map((hunk) => ({
      hunk,
      shift: shiftOf(hunk, pair) ?? findingOf(hunk, pair, { from, to }),
    }));
    const shifts = seen.flatMap(({ shift }) => shift ?? []);
    const [first] = shifts;
    if (!first || isAlsoNarrowed(pair) || shifts.some((shift) => shift.kind !== first.kind)) return [];
    const rest = seen.flatMap(({ hunk, shift }) => (shift ? [] : [hunk]));
    if (rest.some((hunk) => takesBackWord(hunk) || (first.scale === "hedge" && pullsBack(hunk, first.kind)))) return [];
    if (isCarriedOver(pair) || isAnotherEvent(pair) || (isProcedure(pair.from) && isProcedure(pair.to))) return [];
    if (citeDifferently(pair) || namesDiffer(pair) || judgeApart(pair.from.quote, pair.to.quote)) return [];
    const { kind } = first;
    return [{ kind, topic: pair.topic, headline: headlineOf(shifts), ...quotePair(pair) }];
  });
}

/** "proceedings" that became "some proceedings" beside another change of tone: what both come to, nobody can say by rule. */
const isAlsoNarrowed = ({ hunks }: RewordedPair): boolean =>
  hunks.some(({ from, to }) =>
    [from, to].some(
      (side, at) =>
        /^(?:some|certain|most|many|sometimes|occasionally|often|frequently|rarely|at times)$/i.test(side.text) &&
        [to, from][at]?.words.length === 0,
    ),
  );

/** "By law the prosecutor generally opens the case": how the law has it is no report of abuse. */
const isProcedure = ({ quote }: RewordedPair["from"]): boolean =>
  /^(?:By law|(?:Under|According to) the (?:law|constitution|rules))\b/.test(quote) &&
  !/\b(?:but|however|although|though|in practice|not)\b/.test(quote);

/** Another source is cited: what it says is its own, and told as that. */
function citeDifferently({ from, to }: RewordedPair): boolean {
  const [was, is] = [readAttribution(from.quote), readAttribution(to.quote)];
  return was !== undefined && is !== undefined && !sameSource(was, is);
}

function headlineOf(shifts: readonly ToneShift[]): string {
  const parts = shifts.map(({ from, to }) => {
    if (from === null) return `“${to}” was inserted`;
    if (to === null) return `“${from}” was left out`;
    return `“${from}” became “${to}”`;
  });
  return `In a statement that stands in both: ${[...new Set(parts)].join("; ")}.`;
}

function shiftOf(hunk: PlacedHunk, pair: RewordedPair): ToneShift | undefined {
  if (hunk.style || Math.max(hunk.from.words.length, hunk.to.words.length) > mostWords) return undefined;
  const scales = scalesOf(hunk.from.words) | scalesOf(hunk.to.words);
  if (scales === 0 || !isSameClaim(pair)) return undefined;
  for (const [number, scale] of toneScales.entries()) {
    if (!(scales & (1 << number))) continue;
    const [from, to] = [placeOf(scale, hunk.from.words), placeOf(scale, hunk.to.words)];
    if (!from || !to || from.place === to.place) continue;
    const at = { from: endOf(hunk.from, from.phrase), to: endOf(hunk.to, to.phrase) };
    if (scale.name !== "negation" && !saysTheSame(at, pair)) continue;
    if (countsAnother(at, pair) || weighsFigures(at, pair)) continue;
    if (scale.effect === "more" && (isTurnedByContext(hunk, pair) || isNearly(hunk, pair))) continue;
    if (scale.name === "quantity" && deniesInPart(from.phrase, to.phrase, pair)) continue;
    if (scale.counts && !ahead(hunk, pair).some((word) => reported.test(word))) continue;
    if (standsElsewhere(from.phrase, pair.to.quote) || standsElsewhere(to.phrase, pair.from.quote)) continue;
    const next = ahead(hunk, pair);
    const following = [...wordsAt(pair.from, at.from), ...wordsAt(pair.to, at.to)];
    const turned =
      [next, following].some((words) => words.slice(0, 2).some(isNegated)) || behind(hunk, pair).some(isNegated);
    const good =
      !scale.counts &&
      !turned &&
      [next, following].some((words) => words.slice(0, scale.name === "degree" ? 1 : nearAhead).some(isDuty));
    if (scale.name === "reservation" && !good && !turned) continue;
    if (scale.name === "hedge" && good) continue;
    if (
      scale.name === "negation"
        ? negationsIn(pair.from.quote) === negationsIn(pair.to.quote) || !next.slice(0, 1).some(isDuty)
        : isTurned(hunk, pair, [from.phrase, to.phrase])
    )
      continue;
    if (scale.effect === "surer" && attributedElsewhere(hunk, pair)) continue;
    if (scale.name === "attribution" && !weighsBelief(hunk, pair, at)) continue;
    if (scale.name === "hedge" && (accuses(at, pair) || isConditional(hunk, pair) || isDenied(at, pair))) continue;
    // "purportedly to prove it": what somebody wants to seem is no report of abuse.
    if ([from.phrase, to.phrase].includes("purportedly") && !next.some((word) => abusive.test(word))) continue;
    if (scale.name === "reservation" && /^(?:prohibit|ban|forb|outlaw|criminali)/.test(following[0] ?? "")) continue;
    if (scale.name === "reservation" && following.slice(0, 4).includes("no")) continue;
    if (scale.name === "reservation" && [pair.from, pair.to].every(({ quote }) => reserved.test(quote))) continue;
    if (scale.name === "trend" && !next.some((word) => abusive.test(word))) continue;
    const stronger = to.place > from.place;
    return {
      kind: stronger !== (good && scale.effect === "more") ? "hardened" : "softened",
      scale: scale.name,
      from: from.phrase,
      to: to.phrase,
    };
  }
  return undefined;
}

/** Where a phrase ends within the changed words of a side; where these begin, if it is not there. */
function endOf({ text, start }: HunkSide, phrase: string | null): number {
  const at = phrase === null ? -1 : text.toLowerCase().indexOf(phrase);
  return at < 0 || phrase === null ? start : start + at + phrase.length;
}

/** "did not always" and "did not generally": under a negation the order is another one; so it is of what is done against abuse. */
const isTurnedByContext = (hunk: PlacedHunk, pair: RewordedPair): boolean =>
  isOfRedress(hunk, pair) || behind(hunk, pair).filter((word) => word === "not").length === 2;

/** A denial that its passage takes back in another sentence. */
const deniesInPart = (from: string | null, to: string | null, pair: RewordedPair): boolean =>
  (from === "no" && goesOnWithSome(pair.from)) || (to === "no" && goesOnWithSome(pair.to));

/** Whether a citing verb alone says how far an abuse is believed: not what is well ("found no problems"), nor an excuse. */
const weighsBelief = (hunk: PlacedHunk, pair: RewordedPair, at: Record<"from" | "to", number>): boolean =>
  Math.min(hunk.from.words.length, hunk.to.words.length) <= 1 &&
  ![hunk.from, hunk.to].some(({ text }) => hedged.test(text)) &&
  !(deniesAhead(pair.from, at.from) && deniesAhead(pair.to, at.to)) &&
  !isOwnWord(hunk, pair);

/** "purported to establish", "reportedly established": the verb is no citing one. */
const hedged = /\b(?:reportedly|allegedly|apparently|purportedly|purport\w* to)\b/i;

/**
 * Whether a sentence is negated on one side only, or inside the change: then a weaker word may say more ("often did not
 * act", "rarely acted"), and nothing is claimed.
 */
function isTurned(hunk: PlacedHunk, { from, to }: RewordedPair, phrases: readonly (string | null)[]): boolean {
  const outside = (span: RewordedPair["from"], side: HunkSide): number =>
    negationsIn(`${span.quote.slice(0, side.start - span.start)} ${span.quote.slice(side.end - span.start)}`);
  const inside = [hunk.from.text, hunk.to.text].map((text, at) =>
    negationsIn(text.toLowerCase().replace(phrases[at] ?? "", " ")),
  );
  return outside(from, hunk.from) !== outside(to, hunk.to) || inside.some((found) => found > 0);
}

/** Words that keep a statement from being said of every case. */
const reserved =
  /\b(?:in (?:large part|principle|theory)|to a large extent|by and large|mainly|generally|in general|universally|always|usually|as a rule|largely|mostly|for the most part)\b/i;

const isNegated = (word: string): boolean =>
  /^(?:did|do|does|not|no|never|cannot|lower|less|fewer|worse|poor|inadequate|insufficient|limited|little|lack(?:s|ed|ing)?|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|disregard(?:s|ed|ing)?|ignor(?:e|es|ed|ing)|violat(?:e|es|ed|ing)|den(?:y|ies|ied|ying)|block(?:s|ed|ing)?|restrict(?:s|ed|ing)?|limit(?:s|ed|ing)?|prevent(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|imped(?:es?|ed|ing)|obstruct(?:s|ed|ing)?|hinder(?:s|ed|ing)?|delay(?:s|ed|ing)?|interfer(?:es?|ed|ing))$/.test(
    word,
  );

/** A phrase that only changed its place says nothing. */
const standsElsewhere = (phrase: string | null, quote: string): boolean =>
  phrase !== null && ` ${quote.toLowerCase().replace(/[^\p{L}\s’'-]/gu, "")} `.includes(` ${phrase} `);

/** Words of one side of a difference, at most: more is another statement, not another tone. */
const mostWords = 6;

/** Whether another difference of the pair names or drops a source: then "reportedly" stands for it. */
const attributedElsewhere = (hunk: PlacedHunk, { hunks }: RewordedPair): boolean =>
  hunks.some((other) => other !== hunk && [other.from.text, other.to.text].some((text) => attributes.test(text)));

/** Words that follow the changed words on both sides. */
function ahead(hunk: PlacedHunk, { from, to }: RewordedPair): string[] {
  return [...wordsAt(from, hunk.from.start), ...wordsAt(to, hunk.to.start)];
}
