/**
 * Name a version: country, edition, and the number of its arrival.
 *
 * @example versionIdOf("QM", 2024, 2) // "QM-2024-v2"
 */
export const versionIdOf = (country: string, edition: number, number: number): string =>
  `${country}-${edition}-v${number}`;

/**
 * Read the country's code out of a version's id.
 *
 * @param versionId - as `versionIdOf` writes it, or of a file compared outside a store
 * @example countryOfVersion("CN-XZ-2023-v1") // "CN-XZ"
 */
export const countryOfVersion = (versionId: string): string => versionId.replace(/-\d{4}-(v|file)\d+$/, "");
