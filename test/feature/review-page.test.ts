import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { findMissing } from "#test/whole-page.ts";
import { renderReview } from "#web/render-review.ts";

const reports = fixturePages().map(({ path, country, edition }) =>
  identifyReport(parseReport(readSource(readFileSync(path), path)), `${country}-${edition}-v1`),
);

describe("the review pages of the invented countries", () => {
  it.each([
    ["QM", 2022],
    ["QM", 2023],
    ["QV", 2022],
    ["QV", 2023],
  ])("carry every passage and every quotation: %s, %i and the year after", (country, edition) => {
    const [from, to] = [edition, edition + 1].map((year) =>
      reports.find(({ version }) => version.country.code === country && version.edition === year),
    );
    if (!from || !to) throw new TypeError(`no fixture of ${country} ${edition}`);
    const comparison = compareVersions(from, to);
    expect(findMissing(comparison, renderReview(comparison, { standalone: true }))).toEqual([]);
  });
});
