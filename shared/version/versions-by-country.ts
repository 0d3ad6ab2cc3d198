import type { VersionRecord, VersionStore } from "#shared/version/version.ts";

/**
 * Read all versions, of whatever edition, of every country that an edition has in the store.
 *
 * @returns by country, in the order of their codes; each by edition, then number, ascending
 */
export const versionsByCountry = async (
  versions: Pick<VersionStore, "listEdition" | "listVersions">,
  series: VersionRecord["series"],
  edition: number,
): Promise<Map<string, VersionRecord[]>> => {
  const ofEdition = await versions.listEdition(series, edition);
  const countries = [...new Set(ofEdition.map(({ country }) => country.code))].sort();
  const byCountry = new Map<string, VersionRecord[]>();
  for (const country of countries) byCountry.set(country, await versions.listVersions(series, country));
  return byCountry;
};
