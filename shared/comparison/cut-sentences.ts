import { lazily } from "#shared/lazily.ts";

const segmenter = lazily(() => new Intl.Segmenter("en", { granularity: "sentence" }));

/**
 * A mark that may end a sentence, with what follows up to the next letter. Every character that is not known to be a plain
 * letter, digit, space or mark counts as one that may.
 */
const place = /[^ "-\-/->@-~¡-¬®-ɏ‘’“”–—][^A-Za-z]*[A-Za-z]?/g;

/** A stretch of a text that the segmenter is shown, and where it stands among all that it is shown. */
interface Piece {
  readonly text: number;
  readonly start: number;
  readonly shownAt: number;
}

/**
 * Find where `Intl.Segmenter` cuts texts into sentences.
 *
 * Whether a sentence ends at a mark hangs on the character before it and on what follows up to the next letter, and a new
 * paragraph always begins a sentence (UAX #29, rules SB3 to SB11). The segmenter is shown these stretches alone, a paragraph
 * for each text, and asked once: to begin costs it more than a text does, and each character costs it more than reading it.
 *
 * @returns for each text the offsets at which a further sentence begins
 */
export function cutSentences(texts: readonly string[]): number[][] {
  const pieces: Piece[] = [];
  let shown = "";
  texts.forEach((text, index) => {
    let end = 0;
    for (const { 0: found, index: at } of text.matchAll(place)) {
      const start = Math.max(end, at - 1);
      end = at + found.length;
      pieces.push({ text: index, start, shownAt: shown.length });
      shown += text.slice(start, end);
    }
    if (end > 0) shown += "\n";
  });
  return placeCuts(shown, pieces, texts);
}

function placeCuts(shown: string, pieces: readonly Piece[], texts: readonly string[]): number[][] {
  const cuts = texts.map((): number[] => []);
  let at = 0;
  for (const { index } of segmenter().segment(shown)) {
    while ((pieces[at + 1]?.shownAt ?? Infinity) <= index) at++;
    const { text, start, shownAt } = pieces[at] ?? { text: 0, start: 0, shownAt: index };
    const cut = start + index - shownAt;
    // No sentence ends right before a piece: what begins there is the next text.
    if (index > shownAt && cut < (texts[text]?.length ?? 0)) cuts[text]?.push(cut);
  }
  return cuts;
}
