/**
 * Remember what was read from a text: lenses and the ranking ask the same of the same sentences again and again.
 *
 * @param read - what it gives follows from the text alone
 * @param most - texts remembered, before all are forgotten: few reports have more sentences and clauses than 4,000
 */
export function byText<Value>(read: (text: string) => Value, most = 4000): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  let last: string | undefined;
  let its: Value;
  return (text) => {
    if (text === last) return its;
    const found = known.get(text);
    const value = found ? found.value : read(text);
    if (!found) {
      if (known.size >= most) known.clear();
      known.set(text, { value });
    }
    [last, its] = [text, value];
    return value;
  };
}
