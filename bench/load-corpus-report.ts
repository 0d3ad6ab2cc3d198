import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseReport } from "#shared/report/parse-report.ts";
import type { Report } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { versionId } from "#shared/version/version-id.ts";

/** Read one real page of `corpus/<series>` as the first version of its edition. */
export function loadCorpusReport(folder: string, edition: number, slug: string): Report {
  const path = join(folder, String(edition), `${slug}.html`);
  const parsed = parseReport(readSource(readFileSync(path), path));
  return identifyReport(parsed, versionId(parsed.country.code, parsed.edition, 1));
}
