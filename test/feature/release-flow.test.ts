import { describe, expect, it } from "vitest";
import { beginRun } from "#shared/release/begin-run.ts";
import { type IngestFlow, openIngestFlow } from "./ingest-flow.ts";
import { addressOf, day, meridia2023, meridia2024, revised2024, series, told } from "./meridia.ts";

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
