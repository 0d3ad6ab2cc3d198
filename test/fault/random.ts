/** Mulberry32: the same seed gives the same numbers, in [0, 1). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Choose `count` of them, or all where there are fewer; the same seed gives the same choice, in the order given. */
export const sample = <Value>(values: readonly Value[], count: number, seed: number): Value[] => {
  const random = randomFrom(seed);
  const drawn = values.map((value, place) => ({ value, place, lot: random() })).sort((a, b) => a.lot - b.lot);
  return drawn
    .slice(0, count)
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
};
