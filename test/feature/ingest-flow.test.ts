import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import { beginRun } from "#shared/release/begin-run.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { type IngestFlow, openIngestFlow } from "./ingest-flow.ts";

const day = 24 * 3_600_000;
const series = "invented-reports";
const pathOf = (country: "QM" | "QV", edition: number) =>
  fixturePages().find((page) => page.country === country && page.edition === edition)!.path;
const addressOf = (country: "QM" | "QV", edition: number) => pathToFileURL(pathOf(country, edition)).href;
const meridia2023 = addressOf("QM", 2023);
const meridia2024 = addressOf("QM", 2024);
const revised2024 = pathToFileURL(revisedPage().path).href;

const idsOf = async ({ ports }: IngestFlow, country = "QM") =>
  (await ports.versions.listVersions(series, country)).map(({ id }) => id);
const pairsTo = async ({ ports }: IngestFlow, id: string) =>
  (await ports.comparisons.listRecordsTo(id)).map(({ kind, fromId }) => `${kind} ${fromId}`).sort();
const told = (flow: IngestFlow) =>
  flow
    .takeAlerts()
    .map(({ type, detail }) =>
      type === "ComparisonRecorded"
        ? `${detail.comparisonId.replaceAll(/@[0-9a-f]+/g, "")}${detail.silent ? " silent" : ""}`
        : type,
    );

/** Put a stored version back to what an earlier parser would have made of its page: the last passage missed. */
const readBadly = async ({ ports }: IngestFlow, id: string): Promise<VersionRecord> => {
  const record = (await ports.versions.getVersion(id))!;
  const report = await ports.versions.loadReport(id);
  const contentHash = `sha256:${"1".repeat(64)}`;
  const old = { ...record, contentHash, parser: "0.0.1" };
  await ports.versions.replaceParse(old, {
    ...report,
    parser: "0.0.1",
    version: { ...report.version, contentHash },
    passages: report.passages.slice(0, -1),
  });
  return record;
};

describe("a page that was seen before", () => {
  it("is unchanged, and nobody is told again", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    await flow.ingest([meridia2024]);
    expect(told(flow)).toEqual(["QM-2023-v1..QM-2024-v1"]);
    const before = await flow.exported();

    flow.advance(day);
    await flow.ingest([meridia2024, meridia2023, meridia2024]);
    expect(await idsOf(flow)).toEqual(["QM-2023-v1", "QM-2024-v1"]);
    expect(told(flow)).toEqual([]);
    expect(await flow.exported()).toEqual(before);
  });

  it("becomes the next version when its text changed, compared with what it revises and the year before", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    await flow.ingest([meridia2024]);
    flow.takeAlerts();
    await flow.ingest([revised2024]);
    expect(await idsOf(flow)).toEqual(["QM-2023-v1", "QM-2024-v1", "QM-2024-v2"]);
    expect(told(flow).sort()).toEqual(["QM-2023-v1..QM-2024-v2", "QM-2024-v1..QM-2024-v2"]);
    expect(await pairsTo(flow, "QM-2024-v2")).toEqual(["review QM-2023-v1", "revision QM-2024-v1"]);
    expect((await flow.ports.sources.getEntry(revised2024))?.versionId).toBe("QM-2024-v2");
  });

  it("is no new version when two readers are out of step for less than a day", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2024, revised2024, meridia2024]);
    flow.advance(day / 2);
    await flow.ingest([meridia2024]);
    expect(await idsOf(flow)).toEqual(["QM-2024-v1", "QM-2024-v2"]);
  });
});

describe("a better parser", () => {
  it("makes no version and tells nobody, but what stands on the text is compared anew", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    await flow.ingest([meridia2024]);
    flow.takeAlerts();
    const good = await readBadly(flow, "QM-2024-v1");
    expect(await pairsTo(flow, "QM-2024-v1")).toEqual([]);

    await flow.ingest([meridia2024]);
    expect(await flow.ports.versions.getVersion("QM-2024-v1")).toEqual(good);
    expect(await idsOf(flow)).toEqual(["QM-2023-v1", "QM-2024-v1"]);
    expect(await pairsTo(flow, "QM-2024-v1")).toEqual(["review QM-2023-v1"]);
    expect(told(flow)).toEqual([]);
  });

  it("does not hide a real change", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2024]);
    const good = await readBadly(flow, "QM-2024-v1");
    await flow.ingest([revised2024]);
    expect((await flow.ports.versions.getVersion("QM-2024-v1"))?.contentHash).toBe(good.contentHash);
    expect(told(flow)).toEqual(["QM-2024-v1..QM-2024-v2"]);
  });

  it("does not silence a release that was not told of yet", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    flow.send([meridia2024]);
    flow.ports.events.failNext();
    await flow.work("pages");
    await readBadly(flow, "QM-2024-v1");
    await flow.settle();
    expect(told(flow)).toEqual(["QM-2023-v1..QM-2024-v1"]);
  });
});

describe("editions in any order", () => {
  it("compares anew what stands on an edition that arrives late, and tells nobody", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([addressOf("QM", 2022)], { origin: "backfill" });
    await flow.ingest([meridia2024]);
    expect(told(flow)).toEqual(["QM-2022-v1..QM-2024-v1"]);
    await flow.ingest([meridia2023]);
    expect((await flow.ports.versions.getVersion("QM-2023-v1"))?.origin).toBe("backfill");
    expect(await pairsTo(flow, "QM-2024-v1")).toContain("review QM-2023-v1");
    expect(told(flow)).toEqual(["QM-2022-v1..QM-2023-v1 silent"]);
  });

  it("ends with the same content, with events twice and in any order", async () => {
    const addresses = fixturePages().map(({ path }) => pathToFileURL(path).href);
    const contents: string[][] = [];
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [5, 4, 3, 2, 1, 0],
      [2, 5, 0, 4, 1, 3],
    ]) {
      const flow = await openIngestFlow();
      flow.send(
        order.map((i) => addresses[i]!),
        { origin: "backfill" },
      );
      while ((await flow.work("pages")) > 0);
      const events = flow.queues.receive("versions", 100, 1000);
      for (const i of order) flow.queues.send([{ queue: "versions", body: events[i]!.body }]);
      flow.advance(2000);
      await flow.settle();
      contents.push(await flow.exported("content"));
    }
    expect(contents[0]!.length).toBeGreaterThan(0);
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
  });

  it("ends with the same content when each page is worked on to the end before the next", async () => {
    const pages = [...fixturePages().map(({ path }) => path), revisedPage().path];
    const addresses = pages.map((path) => pathToFileURL(path).href);
    const contents: string[][] = [];
    for (const order of [
      [0, 1, 2, 3, 4, 5, 6],
      [4, 6, 5, 3, 2, 1, 0],
      [1, 0, 4, 5, 6, 2, 3],
    ]) {
      const flow = await openIngestFlow();
      for (const i of order) await flow.ingest([addresses[i]!], { origin: "backfill" });
      contents.push(await flow.exported("content"));
    }
    expect(contents[1]).toEqual(contents[0]);
    expect(contents[2]).toEqual(contents[0]);
  });
});

describe("work that is lost on the way", () => {
  it("is done when the message comes again", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    flow.takeAlerts();
    flow.ports.events.failNext();
    await flow.ingest([meridia2024]);
    expect(await idsOf(flow)).toEqual(["QM-2023-v1", "QM-2024-v1"]);
    expect(told(flow)).toEqual(["QM-2023-v1..QM-2024-v1"]);
  });

  it("is done by the next look at the page when the message is gone too", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    flow.takeAlerts();
    flow.send([meridia2024]);
    const [message] = flow.queues.receive("pages", 1, 1000);
    flow.ports.events.failNext();
    await flow.pages(sqsEvent("pages", [message!]), lambdaContext("ingest-version"));
    flow.queues.delete(message!.receipt);
    expect(await idsOf(flow)).toContain("QM-2024-v1");
    await flow.ingest([meridia2024]);
    expect(told(flow)).toEqual(["QM-2023-v1..QM-2024-v1"]);
  });

  it("is done between a comparison and its event", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023], { origin: "backfill" });
    flow.takeAlerts();
    flow.send([meridia2024]);
    await flow.work("pages");
    flow.ports.events.failNext();
    await flow.settle();
    expect(told(flow)).toEqual(["QM-2023-v1..QM-2024-v1"]);
  });
});

describe("two processes at once", () => {
  it("record one text once", async () => {
    const flow = await openIngestFlow();
    const other = flow.openProcess();
    flow.send([meridia2024, meridia2024]);
    await Promise.all([flow.work("pages"), flow.work("pages", { by: other })]);
    await flow.settle();
    expect(await idsOf(flow)).toEqual(["QM-2024-v1"]);
  });

  it("give two texts two numbers, and both are admitted to one release", async () => {
    const flow = await openIngestFlow();
    const other = flow.openProcess();
    flow.send([meridia2024, revised2024]);
    await Promise.all([flow.work("pages"), flow.work("pages", { by: other })]);
    await Promise.all([flow.work("versions"), flow.work("versions", { by: other })]);
    await flow.settle();
    expect(await idsOf(flow)).toEqual(["QM-2024-v1", "QM-2024-v2"]);
    const releases = await flow.ports.releases.listReleases(series);
    expect(releases.map(({ members }) => members)).toEqual([["QM-2024-v1", "QM-2024-v2"]]);
  });
});

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

describe("a release", () => {
  const stateOf = async ({ ports }: IngestFlow) =>
    (await ports.releases.listReleases(series)).map(
      ({ edition, silent, status, closedBecause }) =>
        `${edition} ${silent ? "silent " : ""}${status}${closedBecause ? ` ${closedBecause}` : ""}`,
    );

  it("is closed by the end of the run that opened it, and told of once", async () => {
    const flow = await openIngestFlow();
    const first = await beginRun(flow.ports, [meridia2023], false);
    expect(first.origin).toBe("backfill");
    await flow.ingest([meridia2023], { origin: first.origin, run: first.id });
    await flow.askToClose(first.id);
    await flow.ports.runs.endRun(first.id);
    expect(await stateOf(flow)).toEqual(["2023 silent closed run-ended"]);

    const second = await beginRun(flow.ports, [meridia2024], false);
    expect(second.origin).toBe("auto");
    await flow.ingest([meridia2024], { origin: second.origin, run: second.id });
    flow.advance(day);
    flow.takeAlerts();
    await flow.askToClose(second.id);
    expect(await stateOf(flow)).toEqual(["2023 silent closed run-ended", "2024 closed run-ended"]);
    // The silent one was never matched here, so its event goes out again.
    expect(flow.takeAlerts().map(({ detail }) => ("releaseId" in detail ? detail.releaseId : ""))).toEqual([
      `${series}-2023-r1`,
      `${series}-2024-r1`,
    ]);
  });

  it("stays open while another run adds to it, and after the run that did not open it", async () => {
    const flow = await openIngestFlow();
    await flow.ports.runs.beginRun("one", "release");
    await flow.ports.runs.beginRun("two", "release");
    await flow.ingest([meridia2024], { origin: "release", run: "one" });
    await flow.ingest([addressOf("QV", 2024)], { origin: "release", run: "two" });
    await flow.askToClose("one");
    expect(await stateOf(flow)).toEqual(["2024 open"]);
    await flow.askToClose("two");
    expect(await stateOf(flow)).toEqual(["2024 open"]);
    flow.advance(day);
    await flow.askToClose();
    expect(await stateOf(flow)).toEqual(["2024 closed quiet"]);
  });

  it("is closed by the schedule when it is complete, and told of again until it is matched", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2023, addressOf("QV", 2023)], { origin: "backfill" });
    await flow.ingest([meridia2024, addressOf("QV", 2024)]);
    await flow.askToClose();
    expect(await stateOf(flow)).toEqual(["2023 silent open", "2024 open"]);
    flow.advance(day / 24);
    flow.takeAlerts();
    flow.ports.events.failNext();
    await expect(flow.askToClose()).rejects.toThrow("the bus is not there");
    expect(await stateOf(flow)).toEqual(["2023 silent open", "2024 closed complete"]);
    expect(told(flow)).toEqual([]);
    flow.advance(day / 24);
    await flow.askToClose();
    await flow.ports.releases.markMatched(`${series}-2024-r1`);
    flow.advance(day / 24);
    await flow.askToClose();
    expect(told(flow)).toEqual(["ReleaseClosed"]);
  });

  it("takes a changed text after its close as a release of its own", async () => {
    const flow = await openIngestFlow();
    await flow.ingest([meridia2024]);
    flow.advance(day);
    await flow.askToClose();
    await flow.ingest([revised2024]);
    expect(await stateOf(flow)).toEqual(["2024 closed quiet", "2024 open"]);
  });
});
