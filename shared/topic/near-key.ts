/** Letters; a shorter key has too many neighbours. */
const shortestKey = 10;
/** Letters; a part of a heading this long is told from all others. */
const shortestPart = 14;

/** Levenshtein distance, given up (as `limit + 1`) as soon as no path can stay within `limit`. */
const distance = (from: string, to: string, limit: number): number => {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let previous = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > limit) return limit + 1;
    previous = row;
  }
  return previous[to.length] ?? limit + 1;
};

const isPartOf = (part: string, whole: string) =>
  part.length >= shortestPart && (whole.startsWith(part) || whole.endsWith(part));

/**
 * Find the known key that a misspelt, truncated or split heading stands for.
 *
 * One wrong letter in ten is a slip; the beginning or the end of a known heading is a heading that was cut.
 *
 * @param key - by `headingKey`, of a heading that is printed as one
 * @param known - keys to choose from; the nearest wins, the first of equals
 * @example nearKey("resitution", ["restitution"]) // "restitution"
 */
export const nearKey = (key: string, known: Iterable<string>): string | undefined => {
  if (key.length < shortestKey) return undefined;
  let limit = Math.floor(key.length / 10);
  let nearest: string | undefined;
  let part: string | undefined;
  for (const candidate of known) {
    const apart = candidate.length < shortestKey ? limit + 1 : distance(key, candidate, limit);
    if (apart <= limit) {
      nearest = candidate;
      limit = apart - 1;
    }
    if (part === undefined && isPartOf(key, candidate)) part = candidate;
  }
  return nearest ?? part;
};
