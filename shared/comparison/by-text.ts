/** Beyond so many texts all are forgotten, where no comparison ends and forgets them: two long reports have fewer. */
const most = 2 ** 14;

interface Remembered<Value> {
  readonly text: string;
  readonly value: Value;
}

const memories: { readonly forget: () => void }[] = [];

/**
 * Remember what was read from a text: lenses and the ranking ask the same of the same sentences again and again.
 *
 * @param read - what it gives follows from the text alone
 */
export function byText<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Remembered<Value>>();
  let last: Remembered<Value> | undefined;
  const forget = (): void => {
    known.clear();
    last = undefined;
  };
  memories.push({ forget });
  return (text) => {
    if (last?.text === text) return last.value;
    last = known.get(text);
    if (last) return last.value;
    const made = { text, value: read(text) };
    if (known.size >= most) known.clear();
    known.set(text, made);
    last = made;
    return made.value;
  };
}

/** Forget all texts: a sentence of a report keeps the whole page in memory that it was read from. */
export function forgetTexts(): void {
  for (const { forget } of memories) forget();
}
