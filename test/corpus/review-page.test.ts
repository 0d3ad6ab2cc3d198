import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import type { Report } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { findMissing } from "#test/whole-page.ts";
import { renderReview } from "#web/render-review.ts";

const folder = join(sharedFolder ?? "", "corpus/state-gov");

const read = (path: string): Report => {
  const parsed = parseReport(readSource(readFileSync(path), path));
  return identifyReport(parsed, `${parsed.country.code}-${parsed.edition}-v1`);
};

/** Every twentieth country that both editions have. */
const slugs = (from: number, to: number): string[] =>
  readdirSync(join(folder, String(to)))
    .filter((file) => existsSync(join(folder, String(from), file)))
    .filter((_, i) => i % 20 === 0);

describe.skipIf(!sharedFolder)("review pages of real reports (skipped where there is no corpus)", () => {
  it.each([
    [2017, 2018],
    [2022, 2023],
    [2023, 2024],
  ])("carry every passage and every quotation, %i to %i", (from, to) => {
    for (const file of slugs(from, to)) {
      const comparison = compareVersions(read(join(folder, String(from), file)), read(join(folder, String(to), file)));
      expect(findMissing(comparison, renderReview(comparison, { standalone: true })), file).toEqual([]);
    }
  });
});
