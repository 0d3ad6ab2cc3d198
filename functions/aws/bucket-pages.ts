import { GetObjectCommand, NoSuchKey, paginateListObjectsV2, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { readLimited } from "#functions/aws/read-limited.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import type { Clock, FetchedPage, PageFetcher, SourceLister } from "#shared/ports.ts";
import { SourceAddressRefusedError, SourceNotFoundError } from "#shared/source/errors.ts";

export interface BucketPagesOptions {
  readonly bucketName: string;
  /** Keys outside are neither listed nor read: `incoming/`. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly client?: S3ClientConfig;
}

/** Names of objects that can hold a report. */
const reportName = /\.(?:html?|txt|pdf)$/i;

const addressOf = (bucket: string, key: string) => `s3://${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

/** Pages that lie in a bucket, under `s3://bucket/key`. */
export function bucketPages(options: BucketPagesOptions): PageFetcher & SourceLister {
  const { bucketName, prefix, clock } = options;
  const client = new S3Client({ ...clientDefaults, ...options.client });

  function keyOf(address: string): string {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol !== "s3:") throw new SourceAddressRefusedError(address, "it is no address of a bucket");
    if (url.hostname !== bucketName) throw new SourceAddressRefusedError(address, "it is another bucket than ours");
    const key = decodeURIComponent(url.pathname.slice(1));
    if (!key.startsWith(prefix)) throw new SourceAddressRefusedError(address, `it is not under ${prefix}`);
    return key;
  }

  async function fetchPage(address: string): Promise<FetchedPage> {
    const command = new GetObjectCommand({ Bucket: bucketName, Key: keyOf(address) });
    try {
      const { Body, ContentLength = 0 } = await callStore("read a page", () => client.send(command));
      if (!Body) throw new SourceNotFoundError(address);
      const bytes = await readLimited(address, Body.transformToWebStream(), ContentLength);
      return { bytes, retrievedAt: clock.now() };
    } catch (error) {
      if (error instanceof NoSuchKey) throw new SourceNotFoundError(address, { cause: error });
      throw error;
    }
  }

  async function listPages(): Promise<readonly string[]> {
    const addresses: string[] = [];
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucketName, Prefix: prefix })) {
      const keys = (page.Contents ?? []).flatMap(({ Key }) => Key ?? []);
      addresses.push(...keys.filter((key) => reportName.test(key)).map((key) => addressOf(bucketName, key)));
    }
    return addresses;
  }

  return { fetchPage, listPages };
}
