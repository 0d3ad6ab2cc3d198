import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { readReports } from "#cli/read-reports.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { reportSchema } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { bodyText, remainder } from "../body-text.ts";
import { sharedFolder } from "../shared-folder.ts";

const shared = sharedFolder ?? "";
const pages = async function* () {
  for await (const read of readReports(join(shared, "corpus"))) yield read;
};

test.skipIf(!sharedFolder)(
  "every page parses, with the country and edition of its folder, and is accounted for whole",
  async () => {
    const countries = new Map<string, Set<string>>();
    let pageCount = 0;
    let characters = 0;
    let named = 0;
    for await (const { path, report, error } of pages()) {
      if (error) throw error;
      pageCount += 1;
      const { country, edition } = report.version;
      expect(path).toContain(`/${edition}/`);
      expect(countries.get(country.code)?.has(String(edition)), `${country.code} ${edition} twice`).not.toBe(true);
      countries.set(country.code, (countries.get(country.code) ?? new Set()).add(String(edition)));
      const body = bodyText(readFileSync(path, "utf8"));
      expect(remainder(body, report), path).toBe(report.furniture.join("").replace(/\s+/g, ""));
      for (const { topic, text } of report.passages) {
        characters += text.length;
        if (topic !== null) named += text.length;
      }
    }
    console.log(
      `${pageCount} pages, ${countries.size} countries, ${((100 * named) / characters).toFixed(3)} % of ${characters} characters have a topic`,
    );
    expect([pageCount, countries.size]).toEqual([771, 86]);
    expect(named / characters).toBeGreaterThan(0.999);
  },
);

test.skipIf(!sharedFolder)("the documents have the published schema", async () => {
  let pageCount = 0;
  for await (const { report } of pages()) {
    pageCount += 1;
    if (pageCount % 10 === 0) expect(reportSchema.parse(report)).toEqual(report);
  }
});

test.skipIf(!sharedFolder)("the seed and the page of the same report give the same passages and issues", () => {
  const seed = parseReport(readSource(readFileSync(join(shared, "seed", "kazakhstan-2024.txt")), "seed"), {
    country: "KZ",
    edition: 2024,
  });
  const path = join(shared, "corpus", "state-gov", "2024", "kazakhstan.html");
  const page = parseReport(readSource(readFileSync(path), path));
  expect(seed.passages).toEqual(page.passages);
  expect(seed.sections).toEqual(page.sections);
  expect(seed.issues).toEqual(page.issues);
  expect([page.passages.length, page.issues?.items.length]).toEqual([73, 8]);
});

test.skipIf(!sharedFolder)("a page is read in milliseconds", async () => {
  const times: number[] = [];
  for await (const { path } of pages()) {
    const bytes = readFileSync(path);
    const start = performance.now();
    identifyReport(parseReport(readSource(bytes, basename(path))), "QM-2024-file1");
    times.push(performance.now() - start);
  }
  times.sort((first, second) => first - second);
  console.log(
    `median ${times[times.length >> 1]?.toFixed(1)} ms a page, 95 % under ${times[Math.floor(times.length * 0.95)]?.toFixed(1)} ms`,
  );
  expect(times.length).toBe(771);
});
