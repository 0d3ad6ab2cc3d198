import fc from "fast-check";
import { bodyLetters, checkPage, type Letters, type PageOutcome } from "./check-page.ts";
import { editPage, edits } from "./edit-page.ts";
import { madeTree } from "./made-tree.ts";

/** A page to break, read once. */
export interface FuzzPage {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly letters: Letters;
}

/** What one case came to. */
export interface FuzzResult {
  readonly index: number;
  /** What was done to which page. */
  readonly what: string;
  readonly outcome: PageOutcome;
  /** Of reading and parsing alone. */
  readonly readMs: number;
}

/** Of the cases, so many are pages made from nothing. */
const treeEvery = 5;

/** Read pages for `runCase`. */
export const fuzzPages = (pages: readonly { name: string; bytes: Uint8Array }[]): FuzzPage[] =>
  pages.map((page) => ({ ...page, letters: bodyLetters(page.bytes) }));

const one = <Value>(arbitrary: fc.Arbitrary<Value>, seed: number): Value => {
  const [value] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (value === undefined) throw new TypeError("fast-check gave no sample");
  return value;
};

/** Leave edits out for as long as the page stays wrong. */
const minimise = (page: FuzzPage, steps: ReturnType<typeof firstSteps>): { what: string; outcome: PageOutcome } => {
  let left = steps;
  let outcome = checkEdited(page, left).outcome;
  for (let i = 0; i < left.length && left.length > 1; ) {
    const fewer = left.filter((_, at) => at !== i);
    const found = checkEdited(page, fewer).outcome;
    if (found.kind === "wrong") {
      left = fewer;
      outcome = found;
      i = 0;
    } else i += 1;
  }
  return { what: `${page.name} ${JSON.stringify(left)}`, outcome };
};

const firstSteps = (seed: number) => one(edits, seed);

const checkEdited = (page: FuzzPage, steps: ReturnType<typeof firstSteps>) => {
  const { bytes, taken } = editPage(page.bytes, steps);
  return checkPage(bytes, page.letters, taken);
};

/**
 * Run one case: edits of a real page, or a page made from nothing.
 *
 * The same seed, index and pages always give the same case.
 */
export const runCase = (pages: readonly FuzzPage[], seed: number, index: number): FuzzResult => {
  const own = (seed + index * 7919) | 0;
  const page = pages[index % pages.length];
  if (!page || index % treeEvery === 0) {
    const html = one(madeTree, own);
    return { index, what: html, ...checkPage(new TextEncoder().encode(html), null, 0) };
  }
  const steps = firstSteps(own);
  const checked = checkEdited(page, steps);
  if (checked.outcome.kind !== "wrong") return { index, what: page.name, ...checked };
  return { index, ...minimise(page, steps), readMs: checked.readMs };
};

/** Sum results up: how many of each kind, those that are wrong, and the slowest. */
export class FuzzTally {
  readonly counts = new Map<string, number>();
  readonly wrong: FuzzResult[] = [];
  slowest: FuzzResult | null = null;

  add(result: FuzzResult): void {
    const { outcome } = result;
    const read = outcome.kind === "read" && outcome.doubted ? "doubted" : outcome.kind;
    const kind = outcome.kind === "refused" ? outcome.code : read;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (outcome.kind === "wrong") this.wrong.push(result);
    if (result.readMs > (this.slowest?.readMs ?? -1)) this.slowest = result;
  }

  lines(): string[] {
    const counts = [...this.counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${count} ${kind}`);
    const wrong = this.wrong.map(
      ({ index, what, outcome }) =>
        `WRONG case ${index}: ${outcome.kind === "wrong" ? outcome.why : ""}\n  ${what.slice(0, 2000)}`,
    );
    const slowest = this.slowest && `slowest: ${this.slowest.readMs.toFixed(0)} ms, case ${this.slowest.index}`;
    return [counts.join(", "), ...(slowest ? [slowest] : []), ...wrong];
  }
}
