import type { Passage } from "#shared/report/report.ts";
import { splitSentences } from "./split-sentences.ts";
import type { TokenTape } from "./token-tape.ts";

/** A sentence, or an item of a long list: what the alignment pairs. Tokens are numbers of the side's tape, half-open. */
export interface Segment {
  readonly passage: number;
  readonly firstToken: number;
  readonly endToken: number;
  /** Folded words in order, without marks. */
  readonly words: Int32Array;
  /** An item of a semicolon list, or the words that lead to one. */
  readonly part: "sentence" | "item";
}

/** From so many semicolons on a sentence is a list, and its items are aligned one by one. */
const leastSemicolons = 2;

/**
 * Cut the passages of one side into the pieces that are aligned: sentences, and the items of semicolon lists.
 *
 * @returns in reading order; together they hold every token of the side once
 */
export function segmentPassages(passages: readonly Pick<Passage, "text">[], tape: TokenTape): Segment[] {
  const segments: Segment[] = [];
  passages.forEach(({ text }, passage) => {
    let token = tape.passageStart[passage] ?? 0;
    for (const { start, end } of splitSentences(text)) {
      const first = token;
      while (token < (tape.passageStart[passage + 1] ?? 0) && (tape.starts[token] ?? 0) < end) token++;
      for (const [a, b, part] of listItems(text.slice(start, end), start, tape, first, token))
        segments.push({ passage, firstToken: a, endToken: b, part, words: wordsOf(tape, a, b) });
    }
  });
  return segments;
}

function listItems(
  sentence: string,
  start: number,
  tape: TokenTape,
  first: number,
  end: number,
): (readonly [first: number, end: number, part: Segment["part"]])[] {
  if (first === end) return [];
  if (sentence.split("; ").length <= leastSemicolons) return [[first, end, "sentence"]];
  const items: [number, number, "item"][] = [];
  let from = first;
  let led = false;
  for (let token = first; token < end; token++) {
    const mark = sentence.charAt((tape.starts[token] ?? 0) - start);
    const closes = mark === ";" || (mark === ":" && !led && items.length === 0);
    if (closes) led = true;
    if (closes && token + 1 < end) {
      items.push([from, token + 1, "item"]);
      from = token + 1;
    }
  }
  items.push([from, end, "item"]);
  return items;
}

/** Folded words of a run of tokens, without marks. */
export function wordsOf(tape: TokenTape, firstToken: number, endToken: number): Int32Array {
  const words: number[] = [];
  for (let token = firstToken; token < endToken; token++) {
    const id = tape.folded[token] ?? -1;
    if (id >= 0) words.push(id);
  }
  return Int32Array.from(words);
}
