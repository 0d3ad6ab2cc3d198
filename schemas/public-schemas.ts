import * as z from "zod";
import { comparisonSchema } from "#shared/comparison/comparison.ts";
import { serviceEventSchema } from "#shared/events.ts";
import { coverageSchema } from "#shared/release/coverage.ts";
import { reportSchema } from "#shared/report/report.ts";
import { countryHistorySchema } from "#shared/summary/country-history.ts";
import { editionIssuesSchema } from "#shared/summary/edition-issues.ts";
import { editionViewSchema } from "#shared/summary/edition-view.ts";

/**
 * Give the JSON Schemas of the documents that others build on, as they stand in this folder.
 *
 * @returns file name and text, two-space indented with a final newline
 */
export function publicSchemas(): Map<string, string> {
  const documents = {
    "report@1": reportSchema,
    "compare@1": comparisonSchema,
    "coverage@1": coverageSchema,
    "issues@1": editionIssuesSchema,
    "edition@1": editionViewSchema,
    "history@1": countryHistorySchema,
    "event@1": serviceEventSchema,
  };
  return new Map(
    Object.entries(documents).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(schema), null, 2)}\n`,
    ]),
  );
}
