import { createHash } from "node:crypto";
import { openBucket } from "#functions/aws/bucket-client.ts";
import type { CallPlace } from "#functions/aws/call-place.ts";
import { callStore, statusOf } from "#functions/aws/table-calls.ts";
import { sha256Schema } from "#shared/report/version-head.ts";
import { StoreDamagedError, StoreMissingError, StoreUnavailableError } from "#shared/store-errors.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";

export interface SnapshotOptions {
  readonly bucketName: string;
  readonly client?: CallPlace;
}

const nameOf = (bytes: Uint8Array) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const keyOf = (hash: string) => hash.replace("sha256:", "");

/** Snapshots in a bucket, one object a hash; S3 checks the bytes against it, and never replaces an object. */
export function bucketSnapshots({ bucketName, client }: SnapshotOptions): SnapshotStore {
  const bucket = openBucket(bucketName, client);

  async function put(bytes: Uint8Array): Promise<string> {
    const hash = nameOf(bytes);
    try {
      await callStore("keep a snapshot", () => bucket.putNew(keyOf(hash), bytes));
    } catch (error) {
      // Another writer of the same bytes is at it, and may fail.
      if (statusOf(error) === 409) throw new StoreUnavailableError("keep a snapshot", hash, { cause: error });
      throw error;
    }
    return hash;
  }

  async function load(hash: string): Promise<Uint8Array> {
    if (!sha256Schema.safeParse(hash).success) throw new StoreMissingError("the snapshot", hash);
    const bytes = await callStore("load a snapshot", async () => (await bucket.get(keyOf(hash)))?.bytes());
    if (bytes === undefined) throw new StoreMissingError("the snapshot", hash);
    if (nameOf(bytes) !== hash) throw new StoreDamagedError("the snapshot", hash, "its bytes have another hash");
    return bytes;
  }

  return { put, load };
}
