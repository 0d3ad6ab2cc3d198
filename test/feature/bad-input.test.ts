import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { badPages } from "./bad-pages.ts";
import { runPalimpsest } from "./run-palimpsest.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "palimpsest-bad-input-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const good = fixturePages().find((page) => page.country === "QM" && page.edition === 2024);

/** What the export says of versions and of refusals. */
async function state(data: string) {
  const { stdout } = await runPalimpsest("export", "--data", data);
  return { versions: stdout.match(/"QM-\d{4}-v\d+"/g) ?? [], text: stdout };
}

describe("a page that cannot be read is refused by name, and no version is stored", async () => {
  const pages = badPages(await readFile(good?.path ?? "", "utf8"), "Meridia");

  test.each(pages)("$name: $code", async ({ name, bytes, code, flags = [] }) => {
    const data = join(root, `data-${name}`);
    const path = join(root, name);
    await writeFile(path, bytes);
    const result = await runPalimpsest("ingest", "--data", data, path, ...flags);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(name);
    expect(result.stderr).toContain(code);
    const { versions, text } = await state(data);
    expect(versions).toHaveLength(0);
    expect(text).toContain(code);
    const hash = createHash("sha256").update(bytes).digest("hex");
    expect(text).toContain(`sha256:${hash}`);
  });

  test("a path that does not exist: SOURCE_NOT_FOUND", async () => {
    const result = await runPalimpsest("ingest", "--data", join(root, "none"), join(root, "not-there.html"));
    expect(result).toMatchObject({ code: 1 });
    expect(result.stderr).toContain("SOURCE_NOT_FOUND");
  });

  test.each([[["ingest", "--nonsense", "x.html"]], [["nonsense"]], [["ingest"]], [["review", "KZ", "soon"]]])(
    "wrong usage ends with exit code 2: %j",
    async (args) => {
      const result = await runPalimpsest(...args);
      expect(result.code).toBe(2);
      expect(result.stderr).toMatch(/error:/);
    },
  );

  test("in a folder the good pages are ingested and the bad ones named", async () => {
    const folder = join(root, "mixed");
    await mkdir(folder);
    for (const page of fixturePages()) await copyFile(page.path, join(folder, `${page.country}-${page.edition}.html`));
    const bad = pages.filter((page) => !page.flags && page.name !== "huge.html").slice(0, 3);
    for (const { name, bytes } of bad) await writeFile(join(folder, name), bytes);
    const result = await runPalimpsest("ingest", "--data", join(root, "mixed-data"), folder);
    expect(result.code).toBe(1);
    expect(result.stdout.trim().split("\n")).toHaveLength(fixturePages().length);
    for (const { name, code } of bad) expect(result.stderr).toMatch(new RegExp(`${name}: ${code}`));
    expect(result.stderr).toContain(`${fixturePages().length} pages read, ${bad.length} refused`);
  });
});
