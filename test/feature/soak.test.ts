import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { liveThrough } from "#test/soak/live-through.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

test("serves through most of a day on its own: every schedule once at its time, a stop caught up with, a release told", async () => {
  const folder = await temporaryFolder();
  vi.stubEnv("PALIMPSEST_WATCH_FOLDER", join(folder, "pages"));
  const soaked = await liveThrough(folder, { hours: 16, releaseAt: 2, backupAt: 3, stopAt: 8, stoppedFor: 3 });
  vi.unstubAllEnvs();
  expect(soaked.errors).toEqual([]);
  for (const { name, due, ran } of soaked.runs) expect(ran, name).toBe(due);
  expect(soaked.restoredEqual).toBe(true);
  // As each report arrives, when the release is closed, and at six on a Monday; the month goes on.
  expect(soaked.mailsTo.toSorted()).toEqual([
    "arrival@example.org",
    "arrival@example.org",
    "daily@example.org",
    "release@example.org",
    "weekly@example.org",
  ]);
});
