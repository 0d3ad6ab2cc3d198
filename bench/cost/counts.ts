import { priceTable } from "./price-table.ts";

/** What is counted, as the price table names it. */
export type Unit = keyof typeof priceTable.units;

/** How much of each was used. */
export type Counts = Readonly<Partial<Record<Unit, number>>>;

const units = Object.keys(priceTable.units) as Unit[];

/** Put counts together, each times a factor. */
export const combine = (...parts: readonly (readonly [Counts, number])[]): Counts =>
  Object.fromEntries(
    units.map((unit) => [unit, parts.reduce((sum, [counts, factor]) => sum + (counts[unit] ?? 0) * factor, 0)]),
  );

/** Price counts, in US dollars. @param allowances - whether a month's always-free part is taken off */
export const priceOf = (counts: Counts, allowances: boolean): number =>
  units.reduce((sum, unit) => {
    const { usd, free } = priceTable.units[unit];
    return sum + Math.max(0, (counts[unit] ?? 0) - (allowances ? free : 0)) * usd;
  }, 0);

/** Lines `unit: count, price`, the dearest first, what costs nothing left out. */
export const priceLines = (counts: Counts, allowances: boolean): string[] =>
  units
    .map((unit) => ({ unit, count: counts[unit] ?? 0, usd: priceOf({ [unit]: counts[unit] ?? 0 }, allowances) }))
    .filter(({ usd }) => usd >= 0.000_05)
    .toSorted((a, b) => b.usd - a.usd)
    .map(
      ({ unit, count, usd }) =>
        `    ${unit.padEnd(28)}${count.toLocaleString("en", { maximumFractionDigits: count < 100 ? 3 : 0 }).padStart(16)}   ${usd.toFixed(4).padStart(10)} USD`,
    );
