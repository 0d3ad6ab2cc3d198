import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { expect, test } from "vitest";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { chartRows } from "#web/chart-rows.ts";
import { sharedFolder } from "../shared-folder.ts";
import { loadReport } from "./load-report.ts";

const squeezed = (text: string): string => text.replace(/\s+/gu, "");

test.skipIf(!sharedFolder)(
  "every row of the chart of Kazakhstan 2023 to 2024 resolves to the words of the pages",
  () => {
    const shared = sharedFolder ?? "";
    const reports = { from: loadReport(shared, 2023, "kazakhstan"), to: loadReport(shared, 2024, "kazakhstan") };
    const page = (edition: number): string =>
      squeezed(load(readFileSync(join(shared, `corpus/state-gov/${edition}/kazakhstan.html`)))(".report__main").text());
    const pages = { from: page(2023), to: page(2024) };
    const chart = chartRows(compareVersions(reports.from, reports.to));
    let cells = 0;
    for (const row of chart.topics.flatMap((topic) => topic.rows)) {
      expect(row.from.length + row.to.length).toBeGreaterThan(0);
      for (const side of ["from", "to"] as const) {
        for (const { passage, start, end, quote } of row[side]) {
          const text = reports[side].passages.find(({ id }) => id === passage)?.text;
          expect(text?.slice(start, end)).toBe(quote);
          expect(pages[side].includes(squeezed(quote))).toBe(true);
          cells++;
        }
      }
    }
    console.log(`${chart.topics.flatMap((topic) => topic.rows).length} rows, ${cells} quotations, each at its offsets`);
  },
);
