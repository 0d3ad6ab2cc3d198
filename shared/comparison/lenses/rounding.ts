import type { RewordedPair } from "./lens.ts";
import type { Quantity } from "./read-quantity.ts";

/** Words before a figure that say that it is round. */
const roughly =
  /(?:(?:(?:no|not) )?(?:more|fewer|less) than|at least|at most|up to|approximately|nearly|almost|about|(?<!\b(?:t[ao]ke|taken|taking|took|turned|handed) )over|some|around|an estimated) $/i;

/** Characters that the longest of them takes, with what may not stand before it. */
const longest = 32;

/**
 * The words before a figure that say that it is round: "more than ".
 *
 * @param from - where its sentence begins
 * @returns empty where there are none
 */
export const qualifierOf = (text: string, { start }: Quantity, from = 0): string =>
  roughly.exec(text.slice(Math.max(from, start - longest), start))?.[0] ?? "";

/** Whether one figure is the other in round numbers: "1,423", "more than 1,400". */
export function isRounding(from: Quantity, to: Quantity, pair: RewordedPair): boolean {
  const sides = [
    { value: from.value, text: pair.from.passage.text, quantity: from },
    { value: to.value, text: pair.to.passage.text, quantity: to },
  ].map(({ value, text, quantity }) => ({
    value,
    isRough: qualifierOf(text, quantity) !== "" || /[a-z]$/i.test(text.slice(quantity.start, quantity.end)),
    isExact: /\.\d/.test(String(value)) || value % 10 !== 0,
  }));
  const isFirst = hasPart(from.value) || (sides[0]?.isExact && !hasPart(to.value));
  if (isPlainlyRound(from.value, to.value) || isPlainlyRound(to.value, from.value)) return true;
  const [rough, exact] = isFirst ? [sides[1], sides[0]] : [sides[0], sides[1]];
  if (!rough || !exact?.isExact || (!rough.isRough && Number.isInteger(exact.value))) return false;
  // "8.4 percent", a year later "8 percent": the decimal was left out.
  if (hasPart(from.value) && Math.round(from.value) === to.value) return true;
  const isTimes = /^ times\b/.test(pair.to.passage.text.slice(to.end));
  return (
    Math.abs(rough.value - exact.value) <= (isTimes ? nearlyTimes : nearly) * exact.value &&
    (!rough.isExact || !Number.isInteger(exact.value))
  );
}

/** "124,355" and "124,000" are one estimate, whether it is called round or not. */
const isPlainlyRound = (round: number, exact: number): boolean =>
  round >= 10_000 && round % 1000 === 0 && exact % 1000 !== 0 && Math.abs(round - exact) < 500;

/** How far a round number may lie from the exact one. */
const nearly = 0.035;
/** And a multiple, of which one figure is all that is printed: "2.8 times", "almost three times". */
const nearlyTimes = 0.08;

const hasPart = (value: number): boolean => !Number.isInteger(value);
