import * as z from "zod";
import { listCountries } from "#shared/country/country-identity.ts";
import { type Country, findCountry } from "#shared/country/find-country.ts";
import { regionTable } from "#shared/country/region-table.ts";
import { lazily } from "#shared/lazily.ts";

/** A region of the world that people follow as a whole. */
export type RegionId = keyof typeof regionTable;

/** All region ids, in the order in which they are shown: continent by continent. */
export const regionIds = Object.keys(regionTable) as RegionId[];

/** Schema of a region id, for every boundary. Lower case, so that it is never taken for a country's code. */
export const regionIdSchema = z.enum(regionIds as [RegionId, ...RegionId[]]);

/** Name of a region as people read it. */
export const regionName = (region: RegionId): string => regionTable[region].name;

/** Tell whether a word is the id of a region. */
export const isRegionId = (word: string): word is RegionId => Object.hasOwn(regionTable, word);

const regionByCode = new Map(
  regionIds.flatMap((region) => regionTable[region].countries.split(" ").map((code) => [code, region] as const)),
);

/**
 * Find the region of a country; a sub-report's is that of its country.
 *
 * @returns undefined for a code that no series has reports of
 * @example regionOf("KZ") // "central-asia"
 */
export const regionOf = (code: string): RegionId | undefined =>
  regionByCode.get(code) ?? regionByCode.get(findCountry(code)?.parent ?? "");

const series = ["us-state-country-reports", "invented-reports"] as const satisfies Country["series"][];

const codesByRegion = lazily(() =>
  Map.groupBy(
    series.flatMap((one) => listCountries(one)).map(({ code }) => code),
    regionOf,
  ),
);

/**
 * List the countries and areas of a region that any series has reports of.
 *
 * @returns codes, sorted
 * @example countriesIn("central-asia") // ["KG", "KZ", "TJ", "TM", "UZ"]
 */
export const countriesIn = (region: RegionId): readonly string[] => codesByRegion().get(region) ?? [];
