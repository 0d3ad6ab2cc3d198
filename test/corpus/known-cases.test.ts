import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Comparison, Quotation } from "#shared/comparison/comparison.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { loadReport } from "./load-report.ts";

const caseSchema = z.object({
  country: z.string(),
  from: z.int(),
  to: z.int(),
  kind: z.string().nullable(),
  topic: z.string().nullable(),
  fromQuote: z.string().nullable(),
  toQuote: z.string().nullable(),
  note: z.string(),
});
type KnownCase = z.infer<typeof caseSchema>;

const folder = sharedFolder ?? "";
const cases = sharedFolder
  ? readFileSync(join(folder, "gold/known-cases.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => caseSchema.parse(JSON.parse(line)))
  : [];

const compared = new Map<string, Comparison>();
function compare({ country, from, to }: KnownCase): Comparison {
  const key = `${country} ${from} ${to}`;
  const comparison =
    compared.get(key) ?? compareVersions(loadReport(folder, from, country), loadReport(folder, to, country));
  compared.set(key, comparison);
  return comparison;
}

/** A side that the case leaves open may quote anything; a side that it gives is quoted letter for letter. */
const quotes = (wanted: string | null, side: Quotation | null): boolean => wanted === null || side?.quote === wanted;

describe.skipIf(!sharedFolder)("changes that experts found", () => {
  it.each(cases.map((known) => [`${known.country} ${known.from} to ${known.to}: ${known.note}`, known] as const))(
    "%s",
    (_, known) => {
      const told = compare(known).topics.flatMap(({ topic, changes }) =>
        changes
          .filter(({ from, to }) => quotes(known.fromQuote, from) && quotes(known.toQuote, to))
          .map(({ kind }) => ({ kind, topic })),
      );
      expect(told).not.toEqual([]);
      if (known.kind) expect(told.map(({ kind }) => kind)).toContain(known.kind);
      if (known.topic) expect(told.map(({ topic }) => topic)).toContain(known.topic);
    },
  );
});
