import { findCountryByAddress } from "#shared/country/country-identity.ts";
import { readReport } from "#shared/pipeline.ts";
import type { Ports } from "#shared/ports.ts";
import { contentHash } from "#shared/version/content-hash.ts";
import type { LocalPublisher, PublishedReport } from "#test/publisher/start-publisher.ts";
import type { Editions } from "#test/replay/load-reports.ts";

/** What the store has against what was published. */
export interface VersionsHeld {
  /** Reports that were published. */
  readonly published: number;
  /** Reports that are there with the very text that was published, in one version. */
  readonly right: number;
  /** In plain words, what is not right. */
  readonly wrong: readonly string[];
}

/** Read a report from its page as it was published, and hold the store's versions of it against that. */
const wrongWith = async ({ versions }: Ports, publisher: LocalPublisher, report: PublishedReport, origin: string) => {
  const address = publisher.addressOf(report);
  const parsed = readReport(new TextEncoder().encode(publisher.pageOf(report)), address);
  const country = findCountryByAddress(address)?.country?.code ?? parsed.country.code;
  const stored = await versions.listVersions(parsed.series, country, report.edition);
  const [first, ...others] = stored;
  const name = `${report.edition} ${report.slug}`;
  if (!first) return `${name}: no version`;
  if (others.length > 0) return `${name}: ${stored.length} versions of a text that never changed`;
  if (first.contentHash !== contentHash(parsed)) return `${name}: another text than the one that was published`;
  return first.origin === origin ? undefined : `${name}: is in the store as ${first.origin}, not ${origin}`;
};

/** Hold the store against the editions: each report once, in the text that was published, whatever the publisher's moods were. */
export const holdVersions = async (
  ports: Ports,
  publisher: LocalPublisher,
  { earlier, later }: Editions,
): Promise<VersionsHeld> => {
  const wrong: string[] = [];
  for (const [reports, origin] of [
    [earlier, "backfill"],
    [later, "release"],
  ] as const) {
    for (const report of reports) {
      const found = await wrongWith(ports, publisher, report, origin);
      if (found) wrong.push(found);
    }
  }
  const published = earlier.length + later.length;
  return { published, right: published - wrong.length, wrong };
};
