import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { ambiguousNames, countryAliases, parentCountries } from "#shared/country/country-aliases.ts";
import { countryHistory, subReportHistory } from "#shared/country/country-history.ts";
import { inventedCountries } from "#shared/country/invented-countries.ts";
import { lazily } from "#shared/lazily.ts";

/** A country of one of the series. */
export interface Country {
  readonly code: string;
  /** Short English name; reports carry the name that the publisher printed. */
  readonly name: string;
  /** Code of the country that a sub-report's area is reported with. */
  readonly parent?: string;
  readonly series: "us-state-country-reports" | "invented-reports";
}

/** ISO 3166-1 leaves these codes to whoever needs one. XK is Kosovo by common use. */
const userAssigned = /^(AA|ZZ|Q[M-Z]|X[A-JL-Z])$/;

/** What of a name counts when names are compared: letters without case and accents. */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/&/g, "and")
    .replace(/[^a-z]+/g, "");

const isoNames = Object.entries(english.countries).map(([code, names]): [string, string[]] => [code, [names].flat()]);
const printedNames = Object.entries({ ...countryHistory, ...subReportHistory }).map(
  ([code, { names, slugs = [] }]): [string, string[]] => [code, [...names, ...slugs].map(({ text }) => text)],
);
const tables: [string, readonly string[]][] = [
  ...printedNames,
  ...isoNames,
  ...Object.entries(countryAliases),
  ...Object.entries(inventedCountries).map(([code, name]): [string, string[]] => [code, [name]]),
];
const codesByKey = lazily(() => {
  const codes = new Map(tables.flatMap(([code, names]) => names.map((name) => [nameKey(name), code] as const)));
  for (const name of [...ambiguousNames, "__trashed"]) codes.delete(nameKey(name));
  return codes;
});
const nameByCode = new Map(
  tables.map(([code, names]) => [code, countryAliases[code]?.[0] ?? names[0] ?? code] as const),
);

const namesByCode = lazily(() =>
  Map.groupBy(
    tables.flatMap(([code, names]) => names.map((name) => ({ code, name }))),
    ({ code }) => code,
  ),
);

/**
 * List every name under which a country is known: the publisher's of all editions, ISO's, and common ones.
 *
 * @returns none for a code that no series has
 */
export const countryNames = (code: string): string[] => (namesByCode().get(code) ?? []).map(({ name }) => name);

/**
 * Find a country by its code.
 *
 * @param code - ISO 3166-1 alpha-2 in any case, or the id of a sub-report (`CN-XZ`)
 * @returns undefined for a code that no series has
 * @example findCountry("kz") // { code: "KZ", name: "Kazakhstan", series: "us-state-country-reports" }
 */
export const findCountry = (code: string): Country | undefined => {
  const known = code.toUpperCase();
  const name = nameByCode.get(known);
  if (name === undefined) return undefined;
  const parent = parentCountries[known];
  const series = userAssigned.test(known) ? "invented-reports" : "us-state-country-reports";
  return { code: known, name, series, ...(parent === undefined ? {} : { parent }) };
};

/**
 * Find a country by a name that the publisher prints, or by the last part of a page's address.
 *
 * Case, accents, spaces and punctuation do not count; neither do the slips of addresses (`malaysia-2`, `ghana__trashed`).
 *
 * @returns undefined when nobody knows the name; never a guess
 * @example findCountryByName("Côte d’Ivoire")?.code // "CI"
 */
export const findCountryByName = (name: string): Country | undefined => {
  const code = codesByKey().get(nameKey(name.replace(/__trashed$/, "").replace(/-\d+$/, "")));
  return code === undefined ? undefined : findCountry(code);
};
