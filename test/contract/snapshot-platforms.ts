import { openSnapshotFolder } from "#local/snapshot-folder.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

/** Every platform that keeps snapshots. */
export const snapshotPlatforms: { name: string; open: () => Promise<SnapshotStore> }[] = [
  { name: "one machine", open: async () => openSnapshotFolder(await temporaryFolder()) },
];
