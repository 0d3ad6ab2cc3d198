import { openBucket } from "#functions/aws/bucket-client.ts";
import type { CallPlace } from "#functions/aws/call-place.ts";
import { readLimited } from "#functions/aws/read-limited.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import type { Clock, FetchedPage, ListedPage, PageFetcher, SourceLister } from "#shared/ports.ts";
import { SourceAddressRefusedError, SourceNotFoundError } from "#shared/source/errors.ts";

export interface BucketPagesOptions {
  readonly bucketName: string;
  /** Keys outside are neither listed nor read: `incoming/`. */
  readonly prefix: string;
  readonly clock: Clock;
  readonly client?: CallPlace;
}

/** Names of objects that can hold a report. */
const reportName = /\.(?:html?|txt|pdf)$/i;

const addressOf = (bucket: string, key: string) => `s3://${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

/** Pages that lie in a bucket, under `s3://bucket/key`. */
export function bucketPages(options: BucketPagesOptions): PageFetcher & SourceLister {
  const { bucketName, prefix, clock } = options;
  const bucket = openBucket(bucketName, options.client);

  function keyOf(address: string): string {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol !== "s3:") throw new SourceAddressRefusedError(address, "it is no address of a bucket");
    if (url.hostname !== bucketName) throw new SourceAddressRefusedError(address, "it is another bucket than ours");
    const key = decodeURIComponent(url.pathname.slice(1));
    if (!key.startsWith(prefix)) throw new SourceAddressRefusedError(address, `it is not under ${prefix}`);
    return key;
  }

  async function fetchPage(address: string): Promise<FetchedPage> {
    const key = keyOf(address);
    const answer = await callStore("read a page", () => bucket.get(key));
    if (!answer?.body) throw new SourceNotFoundError(address);
    const statedBytes = Number(answer.headers.get("content-length") ?? 0);
    const bytes = await callStore("read a page", () =>
      readLimited(address, answer.body ?? new ReadableStream(), statedBytes),
    );
    return { kind: "page", bytes, retrievedAt: clock.now(), validators: null };
  }

  async function listPages(): Promise<readonly ListedPage[]> {
    const pages: ListedPage[] = [];
    for await (const keys of bucket.list(prefix)) {
      const reports = keys.filter((key) => reportName.test(key));
      pages.push(...reports.map((key) => ({ address: addressOf(bucketName, key), everyMs: null })));
    }
    return pages;
  }

  return { fetchPage, listPages };
}
