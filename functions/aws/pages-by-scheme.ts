import type { PageFetcher } from "#shared/ports.ts";
import { SourceAddressRefusedError } from "#shared/source/errors.ts";

/**
 * Fetch each page by the fetcher of its address's scheme.
 *
 * @param fetchers - by scheme, with its colon: `https:`, `s3:`
 */
export function pagesByScheme(fetchers: Readonly<Record<string, PageFetcher>>): PageFetcher {
  const byScheme = new Map(Object.entries(fetchers));
  return {
    fetchPage: async (address, known) => {
      const fetcher = URL.canParse(address) ? byScheme.get(new URL(address).protocol) : undefined;
      if (!fetcher) throw new SourceAddressRefusedError(address, "its scheme is not known here");
      return fetcher.fetchPage(address, known);
    },
  };
}
