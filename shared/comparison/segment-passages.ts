import type { Passage } from "#shared/report/report.ts";
import { splitAllSentences } from "./split-sentences.ts";
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

const [semicolon, colon] = [0x3b, 0x3a];

/**
 * Cut the passages of one side into the pieces that are aligned: sentences, and the items of semicolon lists.
 *
 * @returns in reading order; together they hold every token of the side once
 */
export function segmentPassages(passages: readonly Pick<Passage, "text">[], tape: TokenTape): Segment[] {
  const segments: Segment[] = [];
  const sentences = splitAllSentences(passages.map(({ text }) => text));
  passages.forEach(({ text }, passage) => {
    let token = tape.passageStart[passage] ?? 0;
    const last = tape.passageStart[passage + 1] ?? 0;
    const add = (firstToken: number, endToken: number, part: Segment["part"]): void => {
      segments.push({ passage, firstToken, endToken, words: wordsOf(tape, firstToken, endToken), part });
    };
    for (const { start, end } of sentences[passage] ?? []) {
      const first = token;
      while (token < last && (tape.starts[token] ?? 0) < end) token++;
      if (first === token) continue;
      if (isList(text.slice(start, end))) addItems(text, tape, first, token, add);
      else add(first, token, "sentence");
    }
  });
  return segments;
}

/** From the second semicolon on a sentence is a list, and its items are aligned one by one. */
function isList(sentence: string): boolean {
  const once = sentence.indexOf("; ");
  return once >= 0 && sentence.includes("; ", once + 2);
}

function addItems(
  text: string,
  tape: TokenTape,
  first: number,
  end: number,
  add: (firstToken: number, endToken: number, part: "item") => void,
): void {
  let from = first;
  for (let token = first; token + 1 < end; token++) {
    const mark = text.charCodeAt(tape.starts[token] ?? 0);
    // The words that lead to the list end with its first colon, where that comes before any item.
    if (mark !== semicolon && (mark !== colon || from !== first)) continue;
    add(from, token + 1, "item");
    from = token + 1;
  }
  add(from, end, "item");
}

/** Folded words of a run of tokens, without marks. */
export function wordsOf(tape: TokenTape, firstToken: number, endToken: number): Int32Array {
  return tape.plain.subarray(tape.plainBefore[firstToken], tape.plainBefore[endToken]);
}
