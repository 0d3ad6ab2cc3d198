import { createHash } from "node:crypto";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "#local/is-missing.ts";
import { writeWhole } from "#local/write-whole.ts";
import { sha256Schema } from "#shared/report/version-head.ts";
import { StoreDamagedError, StoreMissingError } from "#shared/store-errors.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";

const hexOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/**
 * Open a folder of snapshots: each under its hash, in a subfolder of its first two digits, written whole, never changed.
 *
 * Nothing is written where the hash is there: bytes under the same hash are the same.
 */
export const openSnapshotFolder = (folder: string): SnapshotStore => {
  const pathOf = (hex: string) => join(folder, hex.slice(0, 2), hex);
  return {
    put: async (bytes) => {
      const hex = hexOf(bytes);
      try {
        await access(pathOf(hex));
      } catch (error) {
        if (!isMissing(error)) throw error;
        await writeWhole(pathOf(hex), bytes);
      }
      return `sha256:${hex}`;
    },
    load: async (hash) => {
      const known = sha256Schema.safeParse(hash);
      if (!known.success) throw new StoreMissingError("the snapshot", hash);
      const hex = known.data.slice("sha256:".length);
      const bytes = await readFile(pathOf(hex)).catch((error: unknown) => {
        throw isMissing(error) ? new StoreMissingError("the snapshot", hash) : error;
      });
      if (hexOf(bytes) !== hex) throw new StoreDamagedError("the snapshot", hash, "its bytes have another hash");
      return bytes;
    },
  };
};
