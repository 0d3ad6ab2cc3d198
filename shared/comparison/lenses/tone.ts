import type { PlacedHunk } from "../compared-text.ts";
import { type DraftChange, type LensInput, quoteSpan, type RewordedPair, rewordedPairs } from "./lens.ts";
import { favourable, type ToneScale, toneScales } from "./tone-lexicon.ts";

/** So many words after a changed word are read to see whether it is about something that goes well. */
const readAhead = 6;

/** A changed word of a scale, as printed. */
interface ToneShift {
  readonly kind: "softened" | "hardened";
  readonly scale: ToneScale;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * See where a statement was weakened or strengthened: frequency, quantity, degree, attribution, hedges, negation.
 *
 * The words of both sides are shown; the direction is that of the statement as a report of abuse, so that "generally
 * respected" giving way to "sometimes respected" is hardened.
 */
export function seeTone(input: LensInput): DraftChange[] {
  return rewordedPairs(input).flatMap((pair): DraftChange[] => {
    const shifts = pair.hunks.flatMap((hunk) => shiftOf(hunk, pair) ?? []);
    const [first] = shifts;
    if (!first || shifts.some((shift) => shift.kind !== first.kind)) return [];
    const { kind } = first;
    return [
      { kind, topic: pair.topic, headline: headlineOf(shifts), from: quoteSpan(pair.from), to: quoteSpan(pair.to) },
    ];
  });
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
  if (hunk.style || Math.max(hunk.from.words.length, hunk.to.words.length) > 6) return undefined;
  for (const scale of toneScales) {
    const [from, to] = [placeOf(scale, hunk.from.words), placeOf(scale, hunk.to.words)];
    if (!from || !to || from.place === to.place) continue;
    const good = scale.effect === "more" && isFavourable(hunk, pair);
    const stronger = to.place > from.place;
    return { kind: stronger !== good ? "hardened" : "softened", scale, from: from.phrase, to: to.phrase };
  }
  return undefined;
}

/** Place of a run of words on a scale; the phrase that put it there. Undefined where the scale does not speak of it. */
function placeOf(scale: ToneScale, words: readonly string[]): { place: number; phrase: string | null } | undefined {
  const run = ` ${words.join(" ").toLowerCase()} `;
  let found: { place: number; phrase: string } | undefined;
  scale.places.forEach((phrases, place) => {
    for (const phrase of phrases ?? [])
      if (run.includes(` ${phrase} `) && phrase.length > (found?.phrase.length ?? 0)) found = { place, phrase };
  });
  if (found) return found;
  const silent = scale.places.indexOf(null);
  return silent >= 0 && words.length <= 2 ? { place: silent, phrase: null } : undefined;
}

/** Whether what follows the changed words is something that goes well: "respected", "enforced", "steps". */
function isFavourable(hunk: PlacedHunk, { from, to }: RewordedPair): boolean {
  return [
    { text: from.passage.text, at: hunk.from.start, end: from.end },
    { text: to.passage.text, at: hunk.to.start, end: to.end },
  ].some(({ text, at, end }) =>
    (
      text
        .slice(at, end)
        .toLowerCase()
        .match(/[\p{L}’'-]+/gu) ?? []
    )
      .slice(0, readAhead)
      .some((word) => favourable.test(word)),
  );
}
