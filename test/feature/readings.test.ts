import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverageSchema } from "#shared/release/coverage.ts";
import { pathOf } from "./meridia.ts";
import { runPalimpsest } from "./run-palimpsest.ts";

const pages = dirname(dirname(pathOf("QM", 2024)));
let root = "";
let data: string[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "palimpsest-readings-"));
  data = ["--data", join(root, "data")];
  const paths = [2022, 2023, 2024].map((edition) => join(pages, String(edition)));
  const result = await runPalimpsest("ingest", "--backfill", "--quiet", ...data, ...paths);
  expect(result.code).toBe(0);
});
afterAll(() => rm(root, { recursive: true, force: true }));

const csvOf = async (...args: string[]) => (await runPalimpsest("trends", ...args, "--csv")).stdout.trim().split("\n");

test("trends over the store and over the pages are the same, with count, rate and reports together", async () => {
  const phrases = ["the government", "journalis", 'a "quoted", phrase'];
  const stored = await csvOf(...phrases, "--inside-words", ...data);
  expect(await csvOf(...phrases, "--inside-words", "--pages", pages)).toEqual(stored);
  expect(stored[0]).toBe("edition,phrase,count,reports,reportsWithPhrase,words,ratePer100k");
  expect(stored).toHaveLength(1 + 3 * phrases.length);
  expect(stored[1]).toMatch(/^2022,the government,[1-9]\d*,2,2,\d+,\d+(\.\d+)?$/);
  expect(stored[3]).toMatch(/^2022,"a ""quoted"", phrase",0,2,0,\d+,0$/);
  const { stdout } = await runPalimpsest("trends", "journalis", ...data);
  expect(stdout).toMatch(/per 100,000 words +reports with it/);
  expect(stdout).toMatch(/2024 +journalis +0 +0\.00 +0 of 2/);
});

test("trends shows the sentences that it counted", async () => {
  const args = ["trends", "THE GOVERNMENT", "--pages", join(pages, "2024"), "--show", "--json"];
  const { rows, sentences } = JSON.parse((await runPalimpsest(...args)).stdout) as {
    rows: { count: number }[];
    sentences: string[];
  };
  const counted = sentences.join("\n").match(/(?<![\p{L}\p{N}])the government(?![\p{L}\p{N}])/giu)?.length;
  expect(rows[0]?.count).toBe(counted);
  for (const sentence of sentences)
    expect(sentence).toMatch(/^Q[MV]-2024-file1(#p\d+| \(heading\)): .*the government/i);
});

test("a page that cannot be read, or comes twice, is named; the rest counts", async () => {
  const bad = join(root, "bad.html");
  await writeFile(bad, "");
  const path = pathOf("QM", 2024);
  const result = await runPalimpsest("trends", "the", "--csv", "--pages", bad, "--pages", path, "--pages", path);
  expect(result.code).toBe(1);
  expect(result.stderr).toContain("SOURCE_EMPTY");
  expect(result.stderr).toContain("is of QM 2024 as well");
  expect(result.stdout).toMatch(/\n2024,the,\d+,1,1,/);
});

test("wrong usage of trends and coverage ends with exit code 2", async () => {
  for (const args of [
    ["trends"],
    ["trends", " "],
    ["trends", "x", "--csv", "--show"],
    ["coverage"],
    ["coverage", "soon"],
  ]) {
    expect((await runPalimpsest(...args, ...data)).code).toBe(2);
  }
  expect((await runPalimpsest("coverage", "2024", "--series", "none", ...data)).code).toBe(2);
});

test("coverage says of every expected report what there is of it", async () => {
  const { stdout } = await runPalimpsest("coverage", "2024", "--series", "invented-reports", "--json", ...data);
  expect(coverageSchema.parse(JSON.parse(stdout)).counts).toEqual({ parsed: 2 });
  const text = await runPalimpsest("coverage", "2023", ...data);
  expect(text.code).toBe(0);
  expect(text.stdout).toContain("2023: 194 reports expected");
  expect(text.stdout).toMatch(/known-gap\n(.*\n)*.*Mauritania \(MR\): the publisher's list/);
  expect(text.stdout).toMatch(/Western Sahara \(EH\): .*Morocco/);
});

test("topics lists what reports called each topic", async () => {
  const topics = JSON.parse((await runPalimpsest("topics", "--json")).stdout) as { id: string }[];
  expect(topics).toHaveLength(46);
  expect((await runPalimpsest("topics")).stdout).toMatch(
    /press-freedom – Press freedom\n(.*\n)*? +2024 {2}Freedom of the Press/,
  );
});
