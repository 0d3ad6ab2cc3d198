/** Order the keys of an object wherever it stands, so that equal values have equal text. */
function sortKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Write a value as JSON with the keys of every object in the order of their UTF-16 code units.
 *
 * Equal values have equal text, whatever the order in which they were put together, so that hashes over it are stable.
 *
 * @param value - what JSON can hold; members that are undefined are left out
 * @example
 * canonicalJson({ to: 1, from: [2] }) // '{"from":[2],"to":1}'
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortKeys);
