/** Two long reports have fewer sentences and clauses, and fewer words. */


/**
 * Remember what was read from a text: lenses and the ranking ask the same of the same sentences again and again.
 *
 * @param read - what it gives follows from the text alone
 */
export function byText<Value>(read: (text: string) => Value, most = 2000): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as Value;
    if (known.size >= most) known.clear();
    const value = read(text);
    known.set(text, value);
    return value;
  };
}
