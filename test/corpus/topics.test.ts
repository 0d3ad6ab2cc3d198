import { spawnSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readReports } from "#cli/read-reports.ts";
import type { Passage, Problem } from "#shared/report/report.ts";
import { sharedFolder } from "../shared-folder.ts";
import { explainedHeadings } from "./explained-headings.ts";

const shared = sharedFolder ?? "";
/** Headings that stand as the publisher tagged them at times; what they are is certain. */
const certain = new Set(["PARSE_HEADING_AS_PARAGRAPH", "PARSE_HEADING_INLINE", "PARSE_RUN_IN_AS_HEADING"]);

/** What the tests need of a page; whole reports of all pages would not fit. */
interface ReadPage {
  readonly page: string;
  readonly edition: number;
  readonly problems: readonly Problem[];
  readonly passages: readonly Pick<Passage, "topic" | "text">[];
}

const scoreTopics = (pages: readonly ReadPage[]): string => {
  const lines = pages.map(({ edition, passages }) => JSON.stringify({ version: { edition }, passages }));
  const gold = join(shared, "gold");
  const { stdout } = spawnSync(process.execPath, [join(gold, "score-topics.mjs"), join(gold, "topics.tsv.gz")], {
    input: lines.join("\n"),
    maxBuffer: 1_000_000_000,
    encoding: "utf8",
  });
  return stdout;
};

describe.skipIf(!sharedFolder)("over all pages", () => {
  const pages: ReadPage[] = [];

  beforeAll(async () => {
    for await (const { path, report, error } of readReports(join(shared, "corpus"))) {
      if (error) throw error;
      const passages = report.passages.map(({ topic, text }) => ({ topic, text }));
      const page = `${basename(dirname(path))}/${basename(path)}`;
      pages.push({ page, edition: report.version.edition, problems: report.problems, passages });
    }
  });

  test("every heading is known, or why it is not is explained", () => {
    const found = pages.flatMap(({ page, problems }) =>
      problems.filter(({ rule }) => !certain.has(rule)).map(({ rule }) => ({ page, rule })),
    );
    expect(found).toEqual(explainedHeadings.map(({ page, rule }) => ({ page, rule })));
  });

  test("all but three characters in a thousand have a topic", () => {
    const passages = pages.flatMap((page) => page.passages);
    const sum = (of: readonly Pick<Passage, "text">[]) => of.reduce((total, { text }) => total + text.length, 0);
    const named = sum(passages.filter(({ topic }) => topic !== null));
    console.log(`${((100 * named) / sum(passages)).toFixed(3)} % of ${sum(passages)} characters have a topic`);
    expect(named / sum(passages)).toBeGreaterThanOrEqual(0.997);
  });

  test("the topics are those that a reader accepts", () => {
    const scores = scoreTopics(pages);
    console.log(scores);
    const [, right, worst] = /right topic ([\d.]+), worst edition ([\d.]+)/.exec(scores) ?? [];
    expect(Number(right)).toBeGreaterThanOrEqual(0.999);
    expect(Number(worst)).toBeGreaterThanOrEqual(0.999);
  });
});
