import { join } from "node:path";
import { expect, test } from "vitest";
import { readReports } from "#cli/read-reports.ts";
import type { Report } from "#shared/report/report.ts";
import { headingKey } from "#shared/topic/heading-key.ts";
import { listTopicNames } from "#shared/topic/topic-names.ts";
import { sharedFolder } from "../shared-folder.ts";

/** Reports of one edition: in fewer a label is one country's own, or a slip. */
const fewest = 5;

const labelsOf = ({ version, sections, passages }: Report): Set<string> =>
  new Set([
    ...sections.map(({ topic, label }) => `${topic} heading ${headingKey(label)} ${version.edition}`),
    ...passages.flatMap(({ topic, runIn }) =>
      runIn === null ? [] : [`${topic} run-in ${headingKey(runIn)} ${version.edition}`],
    ),
  ]);

test.skipIf(!sharedFolder)("what several reports of an edition call a topic is among its names", async () => {
  const known = new Set(
    listTopicNames().flatMap(({ id, labels }) =>
      labels.flatMap(({ label, kind, editions }) =>
        editions.map((edition) => `${id} ${kind} ${headingKey(label)} ${edition}`),
      ),
    ),
  );
  const counts = new Map<string, number>();
  for await (const { report } of readReports(join(sharedFolder ?? "", "corpus"))) {
    for (const label of report ? labelsOf(report) : []) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const frequent = [...counts].filter(([label, count]) => count >= fewest && !/^null |-in $/.test(label));
  const missing = frequent.filter(([label]) => !known.has(label));
  const unseen = [...known].filter((label) => !counts.has(label));
  console.log(
    `${frequent.length} labels of editions, ${missing.length} not among the names; ${unseen.length} names unseen`,
  );
  expect([missing, unseen]).toEqual([[], []]);
});
