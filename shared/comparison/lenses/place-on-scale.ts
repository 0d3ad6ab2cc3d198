import { type ToneScale, toneScales } from "./tone-lexicon.ts";

/** The place of "often" on the scale of frequency. */
const firstOften = 4;

/** How often, where it is often: a weaker word that goes takes a hedge away itself. */
const ofFrequency = new Set(
  toneScales
    .find(({ name }) => name === "frequency")
    ?.places.slice(firstOften)
    .flatMap((words) => words ?? [])
    // "generally did not": what is said of most is said of fewer, and no less sure.
    .filter((word) => word !== "generally"),
);

/** The scales of every word of the lexicon, as bits. */
const scalesOfWord = new Map<string, number>();
for (const [at, { places }] of toneScales.entries())
  for (const word of places.flatMap((phrases) => (phrases ?? []).flatMap((phrase) => phrase.split(" "))))
    scalesOfWord.set(word, (scalesOfWord.get(word) ?? 0) | (1 << at));

/** The scales that have one of the words: bit `n` for scale `n`. Where a scale has none, there is nothing to place on it. */
export function scalesOf(words: readonly string[]): number {
  let scales = 0;
  for (const word of words) scales |= scalesOfWord.get(word.toLowerCase()) ?? 0;
  return scales;
}

/** Place of a run of words on a scale; the phrase that put it there. Undefined where the scale does not speak of it. */
export function placeOf(
  scale: ToneScale,
  words: readonly string[],
): { place: number; phrase: string | null } | undefined {
  const run = ` ${words.join(" ").toLowerCase()} `;
  let found: { place: number; phrase: string } | undefined;
  scale.places.forEach((phrases, place) => {
    for (const phrase of phrases ?? [])
      if (run.includes(` ${phrase} `) && phrase.length > (found?.phrase.length ?? 0)) found = { place, phrase };
  });
  if (found) return scale.places.includes(null) && words.length > found.phrase.split(" ").length ? undefined : found;
  const silent = scale.places.indexOf(null);
  if (silent < 0) return undefined;
  if (words.length === 0) return { place: silent, phrase: null };
  // "often" that gives way to "reportedly": how often says nothing of how sure, so that the hedge was put in.
  const phrase = words.join(" ").toLowerCase();
  return scale.effect === "surer" && ofFrequency.has(phrase) ? { place: silent, phrase } : undefined;
}
