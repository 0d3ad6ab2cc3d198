/** Chance that is the same each time. */
export interface Chance {
  /** A whole number from 0, below the limit. */
  number(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** So many different items, or all where there are fewer; in their order. */
  some<Item>(items: readonly Item[], count: number): Item[];
}

/**
 * Open chance from a seed.
 *
 * @see https://doi.org/10.18637/jss.v008.i14 (xorshift)
 */
export const seeded = (seed: number): Chance => {
  let state = seed || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const number = (limit: number) => next() % limit;
  return {
    number,
    pick: (items) => items[number(items.length)]!,
    some: (items, count) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, items.length)) chosen.add(number(items.length));
      return items.filter((_, i) => chosen.has(i));
    },
  };
};
