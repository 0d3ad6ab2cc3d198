import type { Report } from "#shared/report/report.ts";
import { topicIdSchema, topicName } from "#shared/topic/topics.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { parseCountryArgument, parseEditionArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { findVersion } from "./find-version.ts";
import { withStore } from "./open-store.ts";
import { wrapText } from "./wrap-text.ts";

function renderReport(report: Report, record: VersionRecord, topic: string | undefined): string {
  const lines = [
    report.version.title,
    `Version    ${record.id}, parser ${report.parser}`,
    `Source     ${record.sourceUrl ?? "not stated by the page"}`,
    `Retrieved  ${record.retrievedAt}`,
    `Snapshot   ${record.snapshotHash}`,
    `Text       ${record.contentHash}`,
  ];
  let path = "";
  for (const passage of report.passages) {
    if (topic && passage.topic !== topic) continue;
    const here = passage.path.join(" > ");
    if (here !== path) {
      lines.push("", wrapText(here, 80), "-".repeat(Math.min(80, here.length)));
      path = here;
    }
    const label = `[${passage.id.split("#")[1]} ${passage.topic ? topicName(passage.topic) : "no topic"}]`;
    lines.push("", label, wrapText(passage.text, 80));
  }
  return lines.join("\n");
}

/** `show`: one report as it stood, with topics, source address, retrieval date and hash. */
export const showCommand = serviceCommand("show", "one report as it stood")
  .argument("<country>", "country code, KZ", parseCountryArgument)
  .argument("<edition>", "year that the report is about", parseEditionArgument)
  .option("--topic <id>", "passages of one topic only")
  .option("--json", "print palimpsest/report@1")
  .action(async (country: string, edition: number, options: CommonOptions & { topic?: string }, command) => {
    const topic = options.topic === undefined ? undefined : topicIdSchema.safeParse(options.topic);
    if (topic && !topic.success) command.error(`error: --topic ${options.topic}: no such topic`);
    await withStore(options, async ({ ports }) => {
      const record = await findVersion(ports.versions, country, edition);
      const report = await ports.versions.loadReport(record.id);
      print(options.json ? JSON.stringify(report) : renderReport(report, record, topic?.data));
    });
  });
