import type { Segment } from "./segment-passages.ts";

/** Lists of numbers end to end: that of a row stands in `items` from `starts[row]` up to `starts[row + 1]`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** List the words of each segment, each once. */
export function listWords(segments: readonly Segment[], vocabularySize: number): Rows {
  const starts = new Int32Array(segments.length + 1);
  const items = new Int32Array(segments.reduce((sum, { words }) => sum + words.length, 0));
  /** Last row that has the word, counted from 1. */
  const seen = new Int32Array(vocabularySize);
  let count = 0;
  for (let row = 1; row <= segments.length; row++) {
    const words = segments[row - 1]?.words ?? items;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0;
      if (seen[word] === row) continue;
      seen[word] = row;
      items[count++] = word;
    }
    starts[row] = count;
  }
  return { starts, items: items.subarray(0, count) };
}

/**
 * List for every item the rows that have it.
 *
 * @param items - how many there are
 * @param order - in which the rows are listed; ascending where it is not given
 */
export function turnRows({ starts, items }: Rows, itemCount: number, order?: Int32Array): Rows {
  const ends = new Int32Array(itemCount + 1);
  for (let at = 0; at < items.length; at++) {
    const next = (items[at] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let item = 0; item < itemCount; item++) ends[item + 1] = (ends[item + 1] ?? 0) + (ends[item] ?? 0);
  const turnedStarts = ends.slice();
  const turned = new Int32Array(items.length);
  for (let place = 0; place + 1 < starts.length; place++) {
    const row = order ? (order[place] ?? 0) : place;
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at++) {
      const item = items[at] ?? 0;
      const free = ends[item] ?? 0;
      turned[free] = row;
      ends[item] = free + 1;
    }
  }
  return { starts: turnedStarts, items: turned };
}
