import { bucketPages } from "#functions/aws/bucket-pages.ts";
import { hostGate } from "#functions/aws/host-gate.ts";
import { httpPages } from "#functions/aws/http-pages.ts";
import { pagesByScheme } from "#functions/aws/pages-by-scheme.ts";
import type { Table } from "#functions/aws/table.ts";
import { sourcesPrefix } from "#functions/wiring.ts";
import type { Clock, Log, PageFetcher, SourceLister } from "#shared/ports.ts";
import { publisherOrigins } from "#shared/source/publisher-origins.ts";

/**
 * Pages of the bucket of sources (`s3://…`) and of the publisher's site (`https://…`), by their address.
 *
 * @param options.contact - by which the publisher reaches whoever runs this service
 * @returns lists what lies in the bucket; fetches from both
 */
export const watchedPages = (options: {
  readonly bucketName: string;
  readonly contact: string;
  readonly clock: Clock;
  readonly table: Table;
  readonly log: Log;
}): PageFetcher & SourceLister => {
  const { bucketName, contact, clock, table, log } = options;
  const bucket = bucketPages({ bucketName, prefix: sourcesPrefix, clock });
  const gate = hostGate("publisher", { table, clock, log });
  const web = httpPages({ origins: publisherOrigins, contact, clock, gate });
  return { listPages: bucket.listPages, fetchPage: pagesByScheme({ "s3:": bucket, "https:": web }).fetchPage };
};
