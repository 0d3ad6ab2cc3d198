import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import type { Comparison, Quotation } from "#shared/comparison/comparison.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import type { Report } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { versionId } from "#shared/version/version-id.ts";

/** One figure of the scoreboard. */
export interface ScoreRow {
  readonly measure: string;
  readonly value: number;
}

/** A change that is known, as `gold/known-cases.jsonl` gives it. */
export const knownCaseSchema = z.object({
  country: z.string(),
  from: z.int(),
  to: z.int(),
  kind: z.string().nullable(),
  topic: z.string().nullable(),
  fromQuote: z.string().nullable(),
  toQuote: z.string().nullable(),
  note: z.string(),
});
export type KnownCase = z.infer<typeof knownCaseSchema>;

interface Rates {
  readonly f1: number;
  readonly tp: number;
  readonly fp: number;
  readonly found: number;
  readonly wanted: number;
}

interface Scorers {
  scoreAlignment(gold: readonly unknown[], comparison: Comparison): Rates;
  rates(sum: Omit<Rates, "f1">): Rates;
  scoreAnalyst(rows: readonly unknown[], comparison: Comparison): AnalystScore;
}

interface AnalystScore {
  readonly recall: Readonly<Record<string, number>>;
  readonly agreedRecall: number | null;
  readonly at: readonly { readonly index: number; readonly kind: boolean }[];
}

const aligned = ["kazakhstan-2023-2024", "hungary-2022-2023", "fiji-2018-2019"];
const judged = ["kazakhstan-2023-2024", "hungary-2022-2023"];

/** Changes within which an analyst's row counts as surfaced, when its kind is looked at. */
const budget = 40;

/**
 * Score the comparison against all labelled pairs and known changes.
 *
 * @param folder - the shared folder, with `gold` and `corpus`
 * @returns one row a figure, in a fixed order
 */
export async function scoreComparison(folder: string): Promise<ScoreRow[]> {
  const gold = (name: string): unknown[] =>
    readFileSync(join(folder, "gold", name), "utf8")
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  const scorers: Scorers = {
    ...(await import(pathToFileURL(join(folder, "gold/score-alignment.mjs")).href)),
    ...(await import(pathToFileURL(join(folder, "gold/score-analyst.mjs")).href)),
  };
  const compare = comparer(folder);
  const rows: ScoreRow[] = [];
  const sum = { tp: 0, fp: 0, found: 0, wanted: 0 };
  for (const name of aligned) {
    const score = scorers.scoreAlignment(gold(`${name}.alignment.jsonl`), compare(name));
    rows.push({ measure: `alignment, ${name}, f1`, value: score.f1 });
    for (const key of ["tp", "fp", "found", "wanted"] as const) sum[key] += score[key];
  }
  rows.push({ measure: "alignment, pooled, f1", value: scorers.rates(sum).f1 });
  for (const name of judged)
    rows.push(...analystRows(name, scorers.scoreAnalyst(gold(`${name}.analyst.jsonl`), compare(name))));
  const known = gold("known-cases.jsonl").map((one) => knownCaseSchema.parse(one));
  const told = known.filter((one) => tellsOf(compare(`${one.country}-${one.from}-${one.to}`), one)).length;
  return [...rows, { measure: `known changes told, of ${known.length}`, value: told }];
}

function analystRows(name: string, { recall, agreedRecall, at }: AnalystScore): ScoreRow[] {
  const surfaced = at.filter(({ index }) => index >= 0 && index < budget);
  const kinds = surfaced.filter(({ kind }) => kind).length / Math.max(1, surfaced.length);
  return [
    { measure: `analyst, ${name}, recall within 25`, value: recall[25] ?? 0 },
    { measure: `analyst, ${name}, recall within 40`, value: recall[40] ?? 0 },
    ...(agreedRecall === null ? [] : [{ measure: `analyst, ${name}, agreed rows within 40`, value: agreedRecall }]),
    { measure: `analyst, ${name}, surfaced under the same kind`, value: kinds },
  ];
}

/** Whether a comparison tells a known change under its kind and topic with both quotations, letter for letter. */
export function tellsOf({ topics }: Comparison, { kind, topic, fromQuote, toQuote }: KnownCase): boolean {
  const quotes = (wanted: string | null, side: Quotation | null): boolean => wanted === null || side?.quote === wanted;
  return topics.some(
    (one) =>
      (topic === null || one.topic === topic) &&
      one.changes.some(
        (change) =>
          (kind === null || change.kind === kind) && quotes(fromQuote, change.from) && quotes(toQuote, change.to),
      ),
  );
}

/** Compare by `slug-from-to`, each pair once. */
function comparer(folder: string): (name: string) => Comparison {
  const known = new Map<string, Comparison>();
  return (name) => {
    const [, slug = "", from, to] = /^(.*)-(\d{4})-(\d{4})$/.exec(name) ?? [];
    const comparison =
      known.get(name) ?? compareVersions(load(folder, Number(from), slug), load(folder, Number(to), slug));
    known.set(name, comparison);
    return comparison;
  };
}

function load(folder: string, edition: number, slug: string): Report {
  const path = join(folder, "corpus/state-gov", String(edition), `${slug}.html`);
  const parsed = parseReport(readSource(readFileSync(path), path));
  return identifyReport(parsed, versionId(parsed.country.code, parsed.edition, 1));
}

/** The shared folder; undefined where it is absent. */
export function goldFolder(): string | undefined {
  const folder = resolve(process.env.PALIMPSEST_SHARED ?? "../shared");
  return existsSync(join(folder, "gold")) ? folder : undefined;
}
