import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { badPages } from "../feature/bad-pages.ts";
import { runPalimpsest } from "../feature/run-palimpsest.ts";
import { sharedFolder } from "../shared-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

test.skipIf(!sharedFolder)("of 20 good pages and 3 bad ones the 20 are ingested and the 3 named", async () => {
  const edition = join(sharedFolder ?? "", "corpus", "state-gov", "2024");
  const names = (await readdir(edition)).sort().slice(0, 20);
  const root = await temporaryFolder();
  const pages = join(root, "pages");
  await mkdir(pages);
  for (const name of names) await copyFile(join(edition, name), join(pages, name));
  const model = await readFile(join(edition, "kazakhstan.html"), "utf8");
  const bad = badPages(model, "Kazakhstan").filter(({ name }) => /^(empty|cut-off|wrong-encoding)\./.test(name));
  for (const { name, bytes } of bad) await writeFile(join(pages, name), bytes);

  const result = await runPalimpsest("ingest", "--data", join(root, "data"), pages);
  expect(result.code).toBe(1);
  expect(result.stdout.trim().split("\n")).toHaveLength(20);
  expect(result.stderr).toContain("20 pages read, 3 refused");
  for (const { name, code } of bad) expect(result.stderr).toMatch(new RegExp(`${name}: ${code}`));
});
