import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fixturePages } from "#fixtures/index.ts";
import { findCountryByAddress } from "#shared/country/country-identity.ts";
import { editionAddress } from "#shared/country/report-address.ts";
import type { PublishedReport } from "#test/publisher/start-publisher.ts";
import { sharedFolder } from "../shared-folder.ts";

/** Two editions of a series, as its publisher brings them out. */
export interface Editions {
  readonly series: "us-state-country-reports" | "invented-reports";
  readonly earlier: readonly PublishedReport[];
  readonly later: readonly PublishedReport[];
}

const reportAt = (path: string, edition: number, slug: string): PublishedReport => ({
  edition,
  slug,
  name: slug,
  html: readFileSync(path, "utf8"),
});

const countryOf = ({ edition, slug }: PublishedReport) =>
  findCountryByAddress(`${editionAddress("http://x", edition)}${slug}/`)?.country?.code;

const realEdition = (shared: string, edition: number): PublishedReport[] => {
  const folder = join(shared, "corpus", "state-gov", String(edition));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => reportAt(join(folder, name), edition, basename(name, ".html")));
};

const inventedEdition = (edition: number): PublishedReport[] =>
  fixturePages()
    .filter((page) => page.edition === edition)
    .map(({ path }) => reportAt(path, edition, basename(path, ".html")));

/**
 * Load the editions 2023 and 2024 of real pages, or, where there are none, of the invented countries.
 *
 * @param mostCountries - of the later edition; the earlier one has the same countries, as far as it has them
 */
export const loadEditions = (mostCountries: number): Editions => {
  const [earlier, later] = sharedFolder
    ? [realEdition(sharedFolder, 2023), realEdition(sharedFolder, 2024)]
    : [inventedEdition(2023), inventedEdition(2024)];
  const taken = later.slice(0, mostCountries);
  const countries = new Set(taken.map(countryOf));
  return {
    series: sharedFolder ? "us-state-country-reports" : "invented-reports",
    earlier: earlier.filter((report) => countries.has(countryOf(report))),
    later: taken,
  };
};
