import { bucketPages } from "#functions/aws/bucket-pages.ts";
import { httpPages } from "#functions/aws/http-pages.ts";
import { sourcesPrefix } from "#functions/wiring.ts";
import type { Clock, PageFetcher, SourceLister } from "#shared/ports.ts";
import { publisherOrigins } from "#shared/source/publisher-origins.ts";

/**
 * Pages of the bucket of sources (`s3://…`) and of the publisher's site (`https://…`), by their address.
 *
 * @returns lists what lies in the bucket; fetches from both
 */
export const watchedPages = (bucketName: string, clock: Clock): PageFetcher & SourceLister => {
  const bucket = bucketPages({ bucketName, prefix: sourcesPrefix, clock });
  const web = httpPages({ origins: publisherOrigins, clock });
  return {
    listPages: () => bucket.listPages(),
    fetchPage: (address) => (address.startsWith("s3:") ? bucket : web).fetchPage(address),
  };
};
