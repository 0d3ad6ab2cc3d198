import * as z from "zod";
import { countryCodeSchema, editionSchema, seriesSchema, versionIdSchema } from "#shared/report/version-head.ts";

/** What there is of an expected report. There is no "dropped": that a report is missing says nothing of why. */
const coverageStatusSchema = z.enum([
  /** The store has a version of it that was read well. */
  "parsed",
  /** The store has a version, but much of it was not understood. */
  "low-confidence",
  /** A page came that could not be read as a report. */
  "unreadable",
  /** The publisher answered that we may not have it (403, 429 and the like). */
  "refused-by-publisher",
  /** We did not take it: an address that is not the publisher's, too many bytes, a page that contradicts itself. */
  "refused-by-us",
  /** The publisher says that there is no such page. */
  "not-found",
  /** Nobody has looked, or no answer came yet. */
  "not-yet",
  /** The publisher answered that it keeps the page back (451). */
  "withheld",
  /** It is known, with its reason, that there is none. */
  "known-gap",
]);
export type CoverageStatus = z.infer<typeof coverageStatusSchema>;

/** One expected report, and what there is of it. */
const coveredCountrySchema = z.object({
  code: countryCodeSchema,
  /** As the publisher prints it in this edition. */
  name: z.string(),
  /** Country whose report this area's is a part of; null for a country. */
  parent: countryCodeSchema.nullable(),
  status: coverageStatusSchema,
  /** In plain words; null where the status says all. */
  reason: z.string().nullable(),
  /** Where the publisher has it, or was asked for it. */
  address: z.string().nullable(),
  version: versionIdSchema.nullable(),
  /** When the address was last looked at. */
  checkedAt: z.iso.datetime().nullable(),
  /** What the last look brought, where it was no report though the store has one: the page vanished, say. */
  note: z.string().nullable(),
  /** Looks in a row that brought no report. */
  tries: z.int().min(0),
  /** When a schedule looks at the address next; null where none watches it. */
  nextLookAt: z.iso.datetime().nullable(),
  /** Whether the publisher's own list of the edition names it; null where no list is known. */
  listed: z.boolean().nullable(),
});
export type CoveredCountry = z.infer<typeof coveredCountrySchema>;

/** The document `palimpsest/coverage@1`: every report expected of an edition. */
export const coverageSchema = z.object({
  schema: z.literal("palimpsest/coverage@1"),
  series: seriesSchema,
  edition: editionSchema,
  /** How many there are of each status that occurs; areas that are reported on apart are not counted. */
  counts: z.partialRecord(coverageStatusSchema, z.int().min(1)),
  /** Countries by name, then areas that are reported on apart. */
  countries: z.array(coveredCountrySchema),
  /** Countries and areas of the series that no report is expected of in this edition, and why. */
  outside: z.array(z.object({ code: countryCodeSchema, name: z.string(), reason: z.string() })),
  /** Addresses of the publisher's list that no known country has. */
  unknownAddresses: z.array(z.string()),
});
export type Coverage = z.infer<typeof coverageSchema>;
