import { versionIdSchema } from "#shared/report/version-head.ts";

/** Parts of a version's id. */
export interface VersionIdParts {
  readonly country: string;
  readonly edition: number;
  /** `v` in a store, `file` for files compared outside one. */
  readonly kind: "v" | "file";
  readonly number: number;
}

/**
 * Name a stored version.
 *
 * @param number - counts arrivals of changed text, from 1
 * @example versionId("KZ", 2024, 1) // "KZ-2024-v1"
 */
export const versionId = (country: string, edition: number, number: number): string =>
  versionIdSchema.parse(`${country}-${edition}-v${number}`);

/**
 * Name a file that is read outside a store.
 *
 * @example fileVersionId("KZ", 2024, 1) // "KZ-2024-file1"
 */
export const fileVersionId = (country: string, edition: number, number: number): string =>
  versionIdSchema.parse(`${country}-${edition}-file${number}`);

/**
 * Part a version's id.
 *
 * @returns undefined for anything that is not one
 * @example parseVersionId("CN-XZ-2024-v2") // { country: "CN-XZ", edition: 2024, kind: "v", number: 2 }
 */
export const parseVersionId = (id: string): VersionIdParts | undefined => {
  if (!versionIdSchema.safeParse(id).success) return undefined;
  const match = /^(.+)-(\d{4})-(v|file)(\d+)$/.exec(id);
  if (!match) return undefined;
  const [, country = "", edition, kind, number] = match;
  return { country, edition: Number(edition), kind: kind === "v" ? "v" : "file", number: Number(number) };
};

/**
 * Read the country's code out of a version's id.
 *
 * @param id - of a stored version, or of a file compared outside a store
 * @example countryOfVersion("CN-XZ-2023-v1") // "CN-XZ"
 */
export const countryOfVersion = (id: string): string => id.replace(/-\d{4}-(v|file)\d+$/, "");
