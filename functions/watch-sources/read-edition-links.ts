import { readReportAddress, steadyAddress } from "#shared/country/report-address.ts";
import { readLinks } from "#shared/source/read-links.ts";

/**
 * Read the addresses of reports that a page or feed of the publisher names, by edition.
 *
 * Of the publisher's own host alone; an edition that is still to come is a slip.
 *
 * @param base - address of the page itself
 */
export const readEditionLinks = (text: string, base: string, now: Date): ReadonlyMap<number, Set<string>> => {
  const { origin } = new URL(base);
  const found = new Map<number, Set<string>>();
  for (const link of readLinks(text, base)) {
    const address = steadyAddress(link);
    const edition = new URL(link).origin === origin ? readReportAddress(address)?.edition : undefined;
    if (edition === undefined || edition > now.getUTCFullYear()) continue;
    const addresses = found.get(edition) ?? new Set();
    found.set(edition, addresses.add(address));
  }
  return found;
};
