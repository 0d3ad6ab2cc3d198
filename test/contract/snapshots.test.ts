import { createHash } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSnapshotFolder } from "#local/snapshot-folder.ts";
import { snapshotPlatforms } from "#test/contract/snapshot-platforms.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const bytes = new Uint8Array([0, 255, 13, 10, 128, ...Buffer.from("Überlingen")]);
const hash = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

describe.each(snapshotPlatforms)("snapshots on $name", ({ open }) => {
  test("keep bytes under their hash, as they are", async () => {
    const snapshots = await open();
    expect(await snapshots.put(bytes)).toBe(hash);
    expect(Buffer.from(await snapshots.load(hash))).toEqual(Buffer.from(bytes));
  });

  test("keep the same bytes once, also when several put them at once", async () => {
    const snapshots = await open();
    const hashes = await Promise.all([snapshots.put(bytes), snapshots.put(bytes), snapshots.put(bytes)]);
    expect(new Set(hashes)).toEqual(new Set([hash]));
    expect(Buffer.from(await snapshots.load(hash))).toEqual(Buffer.from(bytes));
  });

  test("keep no bytes too", async () => {
    const snapshots = await open();
    expect(await snapshots.load(await snapshots.put(new Uint8Array()))).toHaveLength(0);
  });

  test("say by name that nothing is kept under a hash", async () => {
    const snapshots = await open();
    await expect(snapshots.load(`sha256:${"0".repeat(64)}`)).rejects.toMatchObject({ code: "STORE_MISSING" });
  });
});

describe("a folder of snapshots", () => {
  test("leaves nothing half written, and reads nothing outside", async () => {
    const folder = await temporaryFolder();
    const snapshots = openSnapshotFolder(folder);
    await Promise.all([snapshots.put(bytes), snapshots.put(bytes)]);
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual([hash.slice("sha256:".length)]);
    await expect(snapshots.load("sha256:../../../etc/passwd")).rejects.toMatchObject({ code: "STORE_MISSING" });
  });

  test("does not pass off other bytes for those that were kept", async () => {
    const folder = await temporaryFolder();
    const snapshots = openSnapshotFolder(folder);
    const hex = (await snapshots.put(bytes)).slice("sha256:".length);
    await writeFile(join(folder, hex.slice(0, 2), hex), "changed");
    await expect(snapshots.load(hash)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  });
});
