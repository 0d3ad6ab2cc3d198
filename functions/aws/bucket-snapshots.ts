import { createHash } from "node:crypto";
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import { sha256Schema } from "#shared/report/version-head.ts";
import { StoreDamagedError, StoreMissingError, StoreUnavailableError } from "#shared/store-errors.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";

export interface SnapshotOptions {
  readonly bucketName: string;
  readonly client?: S3ClientConfig;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes);
const nameOf = (bytes: Uint8Array) => `sha256:${hashOf(bytes).digest("hex")}`;
const keyOf = (hash: string) => hash.replace("sha256:", "");

const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && "$metadata" in error && error.$metadata instanceof Object
    ? Number(new Map(Object.entries(error.$metadata)).get("httpStatusCode"))
    : undefined;

/** Snapshots in a bucket, one object a hash; S3 checks the bytes against it, and never replaces an object. */
export function bucketSnapshots({ bucketName, client: config }: SnapshotOptions): SnapshotStore {
  const client = new S3Client({ ...clientDefaults, ...config });

  async function put(bytes: Uint8Array): Promise<string> {
    const hash = nameOf(bytes);
    const command = new PutObjectCommand({
      Bucket: bucketName,
      Key: keyOf(hash),
      Body: bytes,
      ContentType: "application/octet-stream",
      ChecksumSHA256: hashOf(bytes).digest("base64"),
      IfNoneMatch: "*",
    });
    try {
      await callStore("keep a snapshot", () => client.send(command));
    } catch (error) {
      // 412: it is there. 409: another writer of the same bytes is at it, and may fail.
      if (statusOf(error) === 409) throw new StoreUnavailableError("keep a snapshot", hash, { cause: error });
      if (statusOf(error) !== 412) throw error;
    }
    return hash;
  }

  async function load(hash: string): Promise<Uint8Array> {
    if (!sha256Schema.safeParse(hash).success) throw new StoreMissingError("the snapshot", hash);
    const command = new GetObjectCommand({ Bucket: bucketName, Key: keyOf(hash) });
    try {
      const { Body } = await callStore("load a snapshot", () => client.send(command));
      const bytes = await Body?.transformToByteArray();
      if (bytes && nameOf(bytes) === hash) return bytes;
      throw new StoreDamagedError("the snapshot", hash, "its bytes have another hash");
    } catch (error) {
      if (error instanceof NoSuchKey) throw new StoreMissingError("the snapshot", hash);
      throw error;
    }
  }

  return { put, load };
}
