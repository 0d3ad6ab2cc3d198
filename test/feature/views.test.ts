import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { countryHistorySchema } from "#shared/summary/country-history.ts";
import { editionIssuesSchema } from "#shared/summary/edition-issues.ts";
import { editionViewSchema } from "#shared/summary/edition-view.ts";
import { runPalimpsest } from "./run-palimpsest.ts";

const folder = mkdtempSync(join(tmpdir(), "palimpsest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
const data = ["--data", join(folder, "store")];
const pages = fixturePages();
const pathOf = (country: string, edition: number): string =>
  pages.find((page) => page.country === country && page.edition === edition)?.path ?? "";

beforeAll(async () => {
  const { code } = await runPalimpsest("ingest", "--backfill", ...pages.map(({ path }) => path), ...data);
  expect(code).toBe(0);
});

const json = async (...args: string[]): Promise<unknown> => {
  const { code, stdout } = await runPalimpsest(...args, "--json", ...data);
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

describe("views over a store", () => {
  test("`issues` has both countries, and the same over folders of pages", async () => {
    const stored = editionIssuesSchema.parse(await json("issues", "2024"));
    expect(stored.countries.map(({ country }) => country.code)).toEqual(["QM", "QV"]);
    expect(stored.of).toBe(2);
    expect(stored.kept + stored.dropped).toBe(stored.from.items);
    const folderOf = (edition: number): string => join(pathOf("QM", edition), "..");
    const read = editionIssuesSchema.parse(
      await json("issues", "2024", "--from", folderOf(2023), "--to", folderOf(2024)),
    );
    expect(read.classes).toEqual(stored.classes);
    const { stdout } = await runPalimpsest("issues", "2024", "--csv", ...data);
    expect(stdout.split("\n")[0]).toBe("country,name,class,outcome,from_version,from_item,to_version,to_item");
  });

  test("`edition` compares both countries and calls nothing an effect of so few", async () => {
    const view = editionViewSchema.parse(await json("edition", "2024"));
    expect(view).toMatchObject({ of: 2, effects: [], series: "invented-reports" });
    const { stdout } = await runPalimpsest("edition", "2024", ...data);
    expect(stdout).toContain("Meridia (QM)");
  });

  test("`history` follows the passages through three editions", async () => {
    const history = countryHistorySchema.parse(await json("history", "QM"));
    expect(history.editions.map(({ edition }) => edition)).toEqual([2022, 2023, 2024]);
    expect(history.passages.some(({ firstSeen }) => firstSeen === 2022)).toBe(true);
    expect(history.passages.some(({ firstSeen }) => firstSeen === 2024)).toBe(true);
    expect(history.gone.length).toBeGreaterThan(0);
    const press = countryHistorySchema.parse(await json("history", "QM", "--topic", "press-freedom"));
    expect(press.passages.every(({ passage }) => passage.topic === "press-freedom")).toBe(true);
  });

  test("`chart` writes HTML, DOCX and CSV with the sources of both texts", async () => {
    const out = join(folder, "chart.html");
    const { code, stderr } = await runPalimpsest("chart", "qm", "2023", "2024", "--out", out, ...data);
    expect([code, stderr]).toEqual([0, expect.stringContaining("QM-2023-v1 to QM-2024-v1")]);
    const page = await readFile(out, "utf8");
    expect(page.match(/<code>sha256:[0-9a-f]{64}<\/code>/g)).toHaveLength(4);
    expect(page.match(/<time datetime=/g)?.length).toBeGreaterThanOrEqual(2);
    const docx = join(folder, "chart.docx");
    expect((await runPalimpsest("chart", "QM", "2023", "2024", "--out", docx, ...data)).code).toBe(0);
    expect((await readFile(docx)).subarray(0, 2).toString()).toBe("PK");
    const csv = await runPalimpsest("chart", "QM", "QM-2023", "QM-2024-v1", "--format", "csv", ...data);
    expect(csv.stdout).toContain("QM-2024-v1,p1,");
  });

  test("`chart` works over two files as well, and refuses those of another country", async () => {
    const files = [pathOf("QM", 2022), pathOf("QM", 2024)];
    const { code, stdout } = await runPalimpsest("chart", "QM", ...files, "--changes-only");
    expect(code).toBe(0);
    expect(stdout).toContain("QM-2022-file1#p");
    const other = await runPalimpsest("chart", "QV", ...files);
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining("CHART_COUNTRY")]);
  });

  test("what is not there is named", async () => {
    for (const args of [
      ["issues", "2019"],
      ["edition", "2019"],
      ["history", "ZZ"],
    ]) {
      const { code, stderr } = await runPalimpsest(...args, ...data);
      expect([code, stderr]).toEqual([1, expect.stringContaining("EDITION_MISSING")]);
    }
    expect((await runPalimpsest("issues", "2024", "--from", folder, ...data)).code).toBe(2);
    expect((await runPalimpsest("chart", "QM", "2023", "2024", "--format", "pdf", ...data)).code).toBe(2);
  });
});
