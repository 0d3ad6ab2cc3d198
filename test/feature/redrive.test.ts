import { expect, test } from "vitest";
import { openPlatform } from "#local/open-platform.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";
import { runPalimpsest } from "./run-palimpsest.ts";

test("a message that fails in all its tries is listed with its code, and put back by redrive", async () => {
  const dataFolder = await temporaryFolder();
  const platform = await openPlatform({ dataFolder });
  const releaseId = "invented-reports-2024-r1";
  try {
    await platform.ports.events.publish("ReleaseClosed", {
      releaseId,
      series: "invented-reports",
      edition: 2024,
      silent: false,
    });
    expect(await platform.drain(["alerts"])).toMatchObject({ dead: 1 });
    expect(platform.deadLetters()).toMatchObject([{ queue: "alerts", code: "MATCH_OCCASION_MISSING", count: 1 }]);
  } finally {
    await platform.close();
  }
  const listed = await runPalimpsest("redrive", "--data", dataFolder);
  expect(listed).toMatchObject({ code: 0 });
  expect(listed.stdout).toMatch(/^alerts {2}1 × MATCH_OCCASION_MISSING, the oldest \d+ min old/);
  expect((await runPalimpsest("redrive", "versions", "--data", dataFolder)).stderr).toContain("0 messages put back");
  const again = await openPlatform({ dataFolder });
  try {
    expect(again.redrive("alerts")).toBe(1);
    expect(again.counts().alerts).toMatchObject({ visible: 1, dead: 0 });
  } finally {
    await again.close();
  }
  expect((await runPalimpsest("redrive", "letters", "--data", dataFolder)).code).toBe(2);
});
