import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { playFirstLight } from "../feature/first-light.ts";
import { readMailbox } from "../feature/read-mailbox.ts";
import { sharedFolder } from "../shared-folder.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "palimpsest-kazakhstan-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const page = (edition: number) => join(sharedFolder ?? "", "corpus", "state-gov", String(edition), "kazakhstan.html");

/** The page with a word put before the last sentence of a press-freedom passage that no other passage repeats. */
async function reviseLater(): Promise<string> {
  const html = await readFile(page(2024), "utf8");
  const report = parseReport(readSource(await readFile(page(2024)), "kazakhstan.html"));
  const passage = report.passages.find(
    ({ topic, text }) => topic === "press-freedom" && html.split(text).length === 2 && text.endsWith("."),
  );
  if (!passage) throw new Error("no press-freedom passage stands in the page letter for letter");
  await mkdir(join(root, "revised"));
  const path = join(root, "revised", "kazakhstan.html");
  await writeFile(path, html.replace(passage.text, passage.text.replace(/\.$/, ", according to invented observers.")));
  return path;
}

test.skipIf(!sharedFolder)(
  "a real country: one mail, only about what was subscribed, every quotation in the pages",
  async () => {
    const revised = await reviseLater();
    const pages = {
      country: "KZ",
      edition: 2024,
      topic: "press-freedom",
      earlier: page(2023),
      later: page(2024),
      revised,
    };
    const one = await playFirstLight(join(root, "one"), pages, 1);
    const two = await playFirstLight(join(root, "two"), pages, 2);
    expect(two).toBe(one);

    const [mail] = await readMailbox(join(root, "one"));
    const texts: string[] = [];
    for (const edition of [2023, 2024]) {
      const report = parseReport(readSource(await readFile(page(edition)), `kazakhstan ${edition}`));
      texts.push(...report.passages.map((passage) => passage.text));
    }
    const quoted = (mail?.text ?? "").matchAll(/^ +(?:From|To) \(.*?\): “(.*)”$/gm);
    const quotations = [...quoted].map((match) => match[1] ?? "");
    expect(quotations.length).toBeGreaterThan(5);
    for (const quotation of quotations)
      expect(
        texts.some((text) => text.includes(quotation)),
        quotation,
      ).toBe(true);
  },
);
