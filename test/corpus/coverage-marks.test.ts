import { join } from "node:path";
import { expect, test } from "vitest";
import { readReports } from "#cli/read-reports.ts";
import { sharedFolder } from "../shared-folder.ts";

const corpus = join(sharedFolder ?? "", "corpus");

test.skipIf(!sharedFolder)("what covers nothing is marked as what it is", async () => {
  const counts = { "not-applicable": 0, pointer: 0, "see-section": 0 };
  const emptyByEdition = new Map<number, number>();
  let withAddress = 0;
  let passageCount = 0;
  for await (const { report } of readReports(corpus)) {
    if (!report) continue;
    passageCount += report.passages.length;
    for (const { coverage, pointsTo } of report.passages) {
      if (!coverage) continue;
      counts[coverage] += 1;
      if (pointsTo) withAddress += 1;
    }
    const { edition } = report.version;
    const empty = report.sections.filter((section) => section.empty).length;
    emptyByEdition.set(edition, (emptyByEdition.get(edition) ?? 0) + empty);
  }
  const empty = [...emptyByEdition].filter(([, count]) => count > 0).map(([edition, count]) => `${edition} ${count}`);
  console.log(
    `${passageCount} passages: ${JSON.stringify(counts)}, ${withAddress} pointers with an address; empty sections: ${empty.join(", ")}`,
  );
  expect(counts["not-applicable"]).toBeGreaterThan(370);
  expect(counts.pointer).toBeGreaterThan(3000);
  expect(withAddress / counts.pointer).toBeGreaterThan(0.95);
  expect(emptyByEdition.get(2023)).toBeGreaterThan(80);
});

test.skipIf(!sharedFolder)(
  "navigation is links to sub-reports, and announcements of addenda are kept apart",
  async () => {
    const subReports = new Map<string, number>();
    const announced: string[] = [];
    for await (const { report } of readReports(corpus)) {
      for (const { subReport } of report?.links ?? []) {
        expect(subReport).toBeDefined();
        subReports.set(subReport ?? "", (subReports.get(subReport ?? "") ?? 0) + 1);
      }
      if (report?.notices) announced.push(report.version.id.slice(0, 7));
      expect(report?.passages.filter(({ text }) => /^(read (a )?section|announcement)\b/i.test(text))).toEqual([]);
    }
    console.log(`links to ${JSON.stringify(Object.fromEntries(subReports))}; announcements in ${announced.join(", ")}`);
    expect(Object.fromEntries(subReports)).toEqual({ "CN-XZ": 9, HK: 9, MO: 9 });
    expect(announced).toEqual(["CI-2020", "JM-2020", "PE-2020", "RO-2020"]);
  },
);
