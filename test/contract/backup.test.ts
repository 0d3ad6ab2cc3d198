import { randomBytes } from "node:crypto";
import { readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { exportState } from "#functions/aws/export-state.ts";
import { itemLine, parseItemLine } from "#functions/aws/table-dump.ts";
import { restoreBackup } from "#local/backup/restore-backup.ts";
import { openPlatform } from "#local/open-platform.ts";
import { isPaused, pauseWork } from "#local/work-pause.ts";
import { silentLog, systemClock } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const ports = { clock: systemClock, log: silentLog };

const open = async (dataFolder: string) => {
  const platform = await openPlatform({ dataFolder });
  onTestFinished(() => platform.close());
  return platform;
};

/** A store with a subscriber, a message that waits, a snapshot and a mail. */
const filled = async () => {
  const folder = join(await temporaryFolder(), "store");
  const platform = await open(folder);
  await platform.ports.subscriptions.putSubscriber({
    id: "reader",
    email: "reader@example.org",
    status: "active",
    reason: null,
    confirmedAt: null,
    askedAt: null,
    endedAt: null,
  });
  await platform.ports.snapshots.put(new TextEncoder().encode("a page"));
  await platform.ports.deliveriesQueue.send([{ deliveryId: "waits" }]);
  return { folder, platform };
};

const stateOf = async ({ table }: { table: Parameters<typeof exportState>[0] }) => Array.fromAsync(exportState(table));

test("writes items of any form as lines, and reads them back", () => {
  const item = {
    pk: "a",
    sk: "b",
    rev: 3,
    body: new Uint8Array(randomBytes(40)),
    entries: new Set(["x", "y"]),
    none: null,
  };
  expect(parseItemLine(itemLine(item))).toEqual(item);
});

test("restores what was backed up while the store was open: state, queues, snapshots, secret", async () => {
  const { folder, platform } = await filled();
  const file = join(await temporaryFolder(), "store.backup");
  const manifest = await platform.backup(file);
  expect(manifest.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["items.jsonl", "queues.sqlite", "secret"]),
  );
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(isPaused(folder)).toBe(false);

  const target = join(await temporaryFolder(), "restored");
  await restoreBackup(file, target, ports);
  const restored = await open(target);
  expect(await stateOf(restored)).toEqual(await stateOf(platform));
  expect(restored.counts().deliveries.visible).toBe(1);
  expect(restored.settings.secret).toBe(platform.settings.secret);
  await expect(restoreBackup(file, target, ports)).rejects.toMatchObject({ code: "LOCAL_RESTORE_OVER_STORE" });
});

test("refuses a file that was cut, damaged, or is no backup, and leaves nothing behind", async () => {
  const { platform } = await filled();
  const folder = await temporaryFolder();
  const file = join(folder, "store.backup");
  await platform.backup(file);
  const whole = await readFile(file);
  const unpacked = gunzipSync(whole);
  const at = unpacked.indexOf("reader@example.org");
  unpacked.write("reader@example.com", at);
  const target = join(folder, "restored");
  for (const [name, bytes] of [
    ["cut", whole.subarray(0, whole.length - 200)],
    ["damaged", gzipSync(unpacked)],
    ["other", Buffer.from("no backup")],
  ] as const) {
    await writeFile(join(folder, name), bytes);
    await expect(restoreBackup(join(folder, name), target, ports)).rejects.toMatchObject({
      code: "LOCAL_BACKUP_UNREADABLE",
    });
    await expect(stat(target)).rejects.toMatchObject({ code: "ENOENT" });
  }
});

test("a pause holds workers of every process, and is over when whoever asked for it has ended", async () => {
  const { folder, platform } = await filled();
  const { resume } = await pauseWork(folder);
  expect(await platform.runDueSchedules()).toEqual([]);
  const { paused } = await platform.checkReadiness();
  expect(paused).toBe(true);
  resume();
  expect(isPaused(folder)).toBe(false);
  await writeFile(join(folder, "paused"), "");
  await utimes(join(folder, "paused"), new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  expect(isPaused(folder)).toBe(false);
});

test("is ready where database and schedules are in order, and says which schedule is late", async () => {
  let now = new Date("2026-01-05T00:00:00Z");
  const platform = await openPlatform({ dataFolder: await temporaryFolder(), clock: { now: () => now } });
  onTestFinished(() => platform.close());
  await platform.runDueSchedules();
  expect(await platform.checkReadiness()).toMatchObject({ ready: true, problems: [], paused: false });
  now = new Date("2026-01-05T09:00:00Z");
  const late = await platform.checkReadiness();
  expect(late.ready).toBe(false);
  expect(late.problems.join()).toContain("watch-sources");
});
