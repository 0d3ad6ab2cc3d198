import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { openIngestFlow } from "./ingest-flow.ts";
import { idsOf, meridia2024, pathOf } from "./meridia.ts";

describe("a page that is refused", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["empty", "", "SOURCE_EMPTY"],
    ["no text", Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0), "SOURCE_BINARY"],
    ["no report", "<html><body><p>Closed on Mondays.</p></body></html>", "PARSE_NOT_A_REPORT"],
  ])("%s: no version; the ledger has its reason and its snapshot", async (name, content, code) => {
    const flow = await openIngestFlow();
    const address = await flow.writePage(`${name}.html`, content);
    await flow.ingest([address, meridia2024]);
    const entry = await flow.ports.sources.getEntry(address);
    expect(entry).toMatchObject({ versionId: null, refusal: { code } });
    expect(await flow.ports.snapshots.load(entry!.snapshotHash!)).toHaveLength(content.length);
    expect(await idsOf(flow)).toEqual(["QM-2024-v1"]);
    expect(flow.queues.counts(["pages"])).toEqual({ visible: 0, inFlight: 0, dead: 0 });
  });

  it("not there: the ledger says so without a snapshot", async () => {
    const flow = await openIngestFlow();
    await flow.ingest(["file:///nowhere/at-all.html"]);
    expect(await flow.ports.sources.getEntry("file:///nowhere/at-all.html")).toMatchObject({
      snapshotHash: null,
      refusal: { code: "SOURCE_NOT_FOUND" },
    });
  });

  it("keeps the version that an earlier look at its address made", async () => {
    const flow = await openIngestFlow();
    const address = await flow.writePage("page.html", await readFile(pathOf("QM", 2024)));
    await flow.ingest([address]);
    await flow.writePage("page.html", "");
    await flow.ingest([address]);
    expect(await flow.ports.sources.getEntry(address)).toMatchObject({ refusal: { code: "SOURCE_EMPTY" } });
    expect(await idsOf(flow)).toEqual(["QM-2024-v1"]);
  });
});
