import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { type IngestFlow, openIngestFlow } from "./ingest-flow.ts";
import { addressOf, day, idsOf, meridia2023, meridia2024, pairsTo, revised2024, series, told } from "./meridia.ts";

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

  it("ends with the same content when each page is worked on to the end, its release closed, before the next", async () => {
    const pages = [...fixturePages().map(({ path }) => path), revisedPage().path];
    const addresses = pages.map((path) => pathToFileURL(path).href);
    const contents: string[][] = [];
    for (const order of [
      [0, 1, 2, 3, 4, 5, 6],
      [4, 6, 5, 3, 2, 1, 0],
      [1, 0, 4, 5, 6, 2, 3],
    ]) {
      const flow = await openIngestFlow();
      for (const i of order) {
        await flow.ingest([addresses[i]!], { origin: "backfill" });
        flow.advance(day);
        await flow.askToClose();
        while ((await flow.work("alerts", { size: 10 })) > 0);
      }
      contents.push(await flow.exported("content"));
    }
    expect(contents[0]!.filter((line) => line.includes('"kind":"context"'))).toHaveLength(4);
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

describe("watched pages", () => {
  it("are known already when the store begins, and news from then on", async () => {
    const flow = await openIngestFlow();
    await flow.watch([meridia2024, meridia2023]);
    await flow.settle();
    const origins = async () => (await flow.ports.versions.listVersions(series, "QM")).map(({ origin }) => origin);
    expect(await origins()).toEqual(["backfill", "backfill"]);
    await flow.watch([meridia2024, meridia2023, revised2024, addressOf("QM", 2022)]);
    await flow.settle();
    expect(await idsOf(flow)).toEqual(["QM-2022-v1", "QM-2023-v1", "QM-2024-v1", "QM-2024-v2"]);
    expect(await origins()).toEqual(["backfill", "backfill", "backfill", "release"]);
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
