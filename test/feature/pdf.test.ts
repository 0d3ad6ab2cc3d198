import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { madePdf } from "../made-pdf.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { openIngestFlow } from "./ingest-flow.ts";

const page = (killings: string) =>
  [
    ["2023 Country Reports on Human Rights Practices: Meridia", 16],
    ["Executive Summary", 15],
    ["Little changed in Meridia during the year.", 12],
    ["Section 1. Respect for the Integrity of the Person", 15],
    ["a. Arbitrary Deprivation of Life", 14],
    [killings, 12],
  ].map(([text, size], i) => ({ text: String(text), size: Number(size), top: 80 + 40 * i, bold: Number(size) > 12 }));

const openPdf = async (bytes: Uint8Array) => {
  const path = join(await temporaryFolder(), "meridia.pdf");
  await writeFile(path, bytes);
  return { path, address: pathToFileURL(path).href };
};

test("a PDF becomes a version that names the PDF, and is recognised when it comes again", async () => {
  const flow = await openIngestFlow();
  const { path, address } = await openPdf(madePdf([page("Nobody was said to have been killed.")]));
  for (let round = 0; round < 2; round += 1) {
    await flow.send([address], { origin: "release" });
    await flow.settle();
  }
  const { ports } = flow;
  const entry = await ports.sources.getEntry(address);
  expect(entry).toMatchObject({ versionId: "QM-2023-v1", refusal: null, country: "QM", edition: 2023 });
  const [version, ...others] = await ports.versions.listVersions("invented-reports", "QM");
  expect(others).toEqual([]);
  expect(version?.snapshotHash).toBe(entry?.snapshotHash);
  expect(
    Buffer.from(await ports.snapshots.load(version?.snapshotHash ?? ""))
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(Buffer.from(await ports.snapshots.load(version?.textHash ?? "")).toString()).toContain("laid-out-text@1");
  const report = await ports.versions.loadReport("QM-2023-v1");
  expect(report.passages.map(({ topic, text }) => [topic, text])).toEqual([
    ["executive-summary", "Little changed in Meridia during the year."],
    ["killings", "Nobody was said to have been killed."],
  ]);
  await writeFile(path, madePdf([page("One sailor was said to have been killed.")]));
  await flow.send([address], { origin: "release" });
  await flow.settle();
  expect((await ports.sources.getEntry(address))?.versionId).toBe("QM-2023-v2");
});

test("a PDF without text is refused in the ledger, with the PDF's hash", async () => {
  const flow = await openIngestFlow();
  const { address } = await openPdf(madePdf([[]]));
  await flow.send([address], { origin: "release" });
  await flow.settle();
  const entry = await flow.ports.sources.getEntry(address);
  expect(entry).toMatchObject({ versionId: null, refusal: { code: "SOURCE_PDF_WITHOUT_TEXT" } });
  expect(entry?.snapshotHash).toMatch(/^sha256:/);
});
