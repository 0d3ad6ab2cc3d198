import { parentCountries } from "#shared/country/country-aliases.ts";
import {
  type CountryHistory,
  countryHistory,
  type Dated,
  type KnownGap,
  subReportHistory,
} from "#shared/country/country-history.ts";
import { type Country, findCountry, findCountryByName } from "#shared/country/find-country.ts";
import { inventedCountries } from "#shared/country/invented-countries.ts";
import { readReportAddress } from "#shared/country/report-address.ts";
import { steadyCountries } from "#shared/country/steady-countries.ts";
import { lazily } from "#shared/lazily.ts";

/** All that is known of a country or area of a series over the editions. */
export interface CountryIdentity extends Country, CountryHistory {
  readonly slugs: readonly Dated[];
  /** Codes of the areas that are reported on apart from it. */
  readonly subReports: readonly string[];
}

/** Last part of the address that the publisher gives a name. */
const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}’'.]/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const histories: ReadonlyMap<string, CountryHistory> = new Map([
  ...Object.entries({ ...steadyCountries, ...inventedCountries }).map(([code, name]): [string, CountryHistory] => [
    code,
    { names: [{ text: name }] },
  ]),
  ...Object.entries({ ...countryHistory, ...subReportHistory }),
]);

const subReportsOf = Map.groupBy(Object.keys(subReportHistory).sort(), (code) => parentCountries[code]);

/** Whether something dated is so in an edition. */
const holdsIn = ({ first, last }: { readonly first?: number; readonly last?: number }, edition: number): boolean =>
  (first === undefined || first <= edition) && (last === undefined || edition <= last);

/**
 * Find what is known of a country or area over the editions.
 *
 * @param code - of the country or sub-report
 * @returns undefined for one that no series has reports of
 * @example identifyCountry("SZ")?.names[0] // { text: "Swaziland", last: 2017 }
 */
export const identifyCountry = (code: string): CountryIdentity | undefined => {
  const country = findCountry(code);
  const history = country && histories.get(country.code);
  if (!country || !history) return undefined;
  const slugs = history.slugs ?? history.names.map((name) => ({ ...name, text: slugOf(name.text) }));
  return { ...country, ...history, slugs, subReports: subReportsOf.get(country.code) ?? [] };
};

/**
 * List all countries and areas of a series.
 *
 * @returns by code
 */
export const listCountries = (series: Country["series"]): CountryIdentity[] =>
  [...histories.keys()].sort().flatMap((code) => {
    const identity = identifyCountry(code);
    return identity?.series === series ? [identity] : [];
  });

/**
 * Tell whether the publisher is expected to have a report of its own on a country in an edition.
 *
 * A known gap is expected too: that the report is missing has to be said.
 */
export const isExpected = (identity: CountryIdentity, edition: number): boolean => holdsIn(identity, edition);

/**
 * Find the known gap of a country in an edition.
 *
 * @returns undefined where none is known
 */
export const findGap = ({ gaps }: CountryIdentity, edition: number): KnownGap | undefined =>
  gaps?.find((gap) => gap.edition === edition);

/** The name that the publisher used in an edition. */
export const nameInEdition = ({ names, name }: CountryIdentity, edition: number): string =>
  names.find((dated) => holdsIn(dated, edition))?.text ?? name;

/** Addresses that say nothing by themselves: in one edition they are one country's. */
const datedSlugs = lazily(
  () =>
    new Map(
      [...histories].flatMap(([code, { slugs = [] }]) =>
        slugs.flatMap(({ text, first, last }) =>
          first !== undefined && first === last ? [[`${first} ${text}`, code] as const] : [],
        ),
      ),
    ),
);

/**
 * Find the country of a report's address, and its edition.
 *
 * @returns undefined for what is no address of a report; `country` is undefined where nobody knows the slug
 * @example findCountryByAddress("https://reports.example/reports/2024-country-reports-on-human-rights-practices/meridia/")?.country?.code // "QM"
 */
export const findCountryByAddress = (
  address: string,
): { readonly edition: number; readonly slug: string; readonly country: Country | undefined } | undefined => {
  const read = readReportAddress(address);
  if (!read) return undefined;
  const code = datedSlugs().get(`${read.edition} ${read.slug}`);
  return { ...read, country: code === undefined ? findCountryByName(read.slug) : findCountry(code) };
};
