import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { openSnapshotFolder } from "#local/snapshot-folder.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";
import { startEmulator } from "#test/contract/emulator.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const openBucket = async (): Promise<SnapshotStore> => {
  const { emulator, client } = await startEmulator();
  emulator.createBucket("snapshots");
  return bucketSnapshots({ bucketName: "snapshots", client: client });
};

/** Every platform that keeps snapshots. */
export const snapshotPlatforms: { name: string; open: () => Promise<SnapshotStore> }[] = [
  { name: "one machine", open: async () => openSnapshotFolder(await temporaryFolder()) },
  { name: "S3", open: openBucket },
];
