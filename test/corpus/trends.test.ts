import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readReports } from "#cli/read-reports.ts";
import { PhraseCounter } from "#shared/report/count-phrases.ts";
import { sharedFolder } from "../shared-folder.ts";

const shared = sharedFolder ?? "";

test.skipIf(!sharedFolder)("phrases and words over all pages are those that were counted another way", async () => {
  const [head, ...lines] = readFileSync(join(shared, "gold", "term-counts.csv"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const phrases = head?.slice(3) ?? [];
  const counter = new PhraseCounter(phrases, { insideWords: true });
  for await (const { report } of readReports(join(shared, "corpus"))) if (report) counter.add(report);
  const rows = counter.rows();
  let cells = 0;
  let worst = 0;
  for (const [edition, reports, words, ...counts] of lines) {
    const ofEdition = rows.filter((row) => row.edition === Number(edition));
    expect([edition, ...ofEdition.map(({ count }) => String(count))]).toEqual([edition, ...counts]);
    const [first] = ofEdition;
    expect(String(first?.reports)).toBe(reports);
    worst = Math.max(worst, Math.abs((first?.words ?? 0) / Number(words) - 1));
    cells += counts.length;
  }
  console.log(`${cells} cells equal, words at most ${(100 * worst).toFixed(4)} % apart`);
  expect(cells).toBe(108);
  expect(worst).toBeLessThan(0.001);
});
