import type { ParsedReport } from "#shared/report/parsed-report.ts";
import type { Report } from "#shared/report/report.ts";
import { contentHash } from "#shared/version/content-hash.ts";

/**
 * Make a parsed report one version's: the document `palimpsest/report@1`.
 *
 * @param versionId - by `versionId` or `fileVersionId`; passages are counted from 1 under it
 */
export const identifyReport = (parsed: ParsedReport, versionId: string): Report => {
  const { parser, series, country, edition, title, sourceUrl, modifiedAt, sections, issues, furniture, problems } =
    parsed;
  const { links, notices } = parsed;
  return {
    schema: "palimpsest/report@1",
    parser,
    version: {
      id: versionId,
      series,
      country,
      edition,
      title,
      sourceUrl,
      modifiedAt,
      contentHash: contentHash(parsed),
    },
    sections,
    passages: parsed.passages.map((passage, i) => ({ id: `${versionId}#p${i + 1}`, ...passage })),
    issues,
    furniture,
    ...(links ? { links } : {}),
    ...(notices ? { notices } : {}),
    problems,
  };
};
