import { type CountryIdentity, listCountries } from "#shared/country/country-identity.ts";
import { type Country, countryNames, nameKey } from "#shared/country/find-country.ts";
import { regionName, regionOf } from "#shared/country/regions.ts";

/** How well a country answers a search: its code or a name whole, a name's beginning, the beginning of a word, anywhere. */
const scoreOf = ({ code }: CountryIdentity, typed: string, key: string): number => {
  if (code.toLowerCase() === typed) return 4;
  const region = regionOf(code);
  const names = countryNames(code);
  const keys = names.map(nameKey);
  if (keys.includes(key)) return 4;
  if (key.length < 2) return 0;
  if (keys.some((name) => name.startsWith(key))) return 3;
  const words = names.flatMap((name) => name.split(/[^\p{L}\p{M}]+/u).map(nameKey));
  if (words.some((word) => word.startsWith(key))) return 2;
  if (region && nameKey(regionName(region)) === key) return 2;
  return key.length > 3 && keys.some((name) => name.includes(key)) ? 1 : 0;
};

/**
 * Find the countries that a person may mean, by any of their names, by code, or by the name of their region.
 *
 * @param text - as typed; case, accents and punctuation do not count
 * @returns best first, then by name; empty for a text without letters
 * @example searchCountries("birma", "us-state-country-reports") // []
 * @example searchCountries("myanmar", "us-state-country-reports")[0]?.code // "MM"
 */
export const searchCountries = (text: string, series: Country["series"]): CountryIdentity[] => {
  const [typed, key] = [text.trim().toLowerCase(), nameKey(text)];
  if (key === "") return [];
  return listCountries(series)
    .map((country) => ({ country, score: scoreOf(country, typed, key) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.country.name.localeCompare(other.country.name, "en"))
    .map(({ country }) => country);
};
