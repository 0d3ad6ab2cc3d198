import type { Deps } from "#functions/deps.ts";
import { type CountryIdentity, listCountries } from "#shared/country/country-identity.ts";
import { countriesIn, regionIds } from "#shared/country/regions.ts";
import { searchCountries } from "#shared/country/search-countries.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import type { Choice } from "#web/choice.ts";
import type { ChoiceOptions, CountryOption } from "#web/render-choice.ts";

/** Most countries that a search shows. */
const mostFound = 30;

const option = ({ code, name }: CountryIdentity): CountryOption => ({ code, name });

/** Series of which the store has a report; the publisher's where it has none yet. Invented countries show in demos only. */
const offeredSeries = async ({ versions }: Pick<Deps<"http-api">, "versions">) => {
  const editions = await Promise.all(seriesSchema.options.map((series) => versions.newestEdition(series)));
  const offered = seriesSchema.options.filter((_, i) => editions[i] !== undefined);
  return offered.length > 0 ? offered : (["us-state-country-reports"] as const);
};

/** List what the form offers: every country of the series in the store by region, and what answers the search. */
export const choiceOptions = async (
  deps: Pick<Deps<"http-api">, "versions">,
  { find }: Pick<Choice, "find">,
): Promise<ChoiceOptions> => {
  const series = await offeredSeries(deps);
  const byCode = new Map(series.flatMap((one) => listCountries(one)).map((country) => [country.code, option(country)]));
  const regions = regionIds
    .map((id) => ({ id, countries: countriesIn(id).flatMap((code) => byCode.get(code) ?? []) }))
    .map(({ id, countries }) => ({
      id,
      countries: countries.sort((one, other) => one.name.localeCompare(other.name, "en")),
    }))
    .filter(({ countries }) => countries.length > 0);
  if (find === "") return { regions, found: null };
  const found = series.flatMap((one) => searchCountries(find, one)).map(option);
  return { regions, found: found.slice(0, mostFound) };
};
