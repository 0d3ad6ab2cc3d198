import { InvalidArgumentError } from "commander";
import { countryCodeSchema, editionSchema } from "#shared/report/version-head.ts";

/** Read a country code from the command line, in any case. @throws InvalidArgumentError, which ends in exit code 2 */
export function parseCountryArgument(value: string): string {
  const parsed = countryCodeSchema.safeParse(value.toUpperCase());
  if (!parsed.success) throw new InvalidArgumentError("Expected a country code, such as KZ.");
  return parsed.data;
}

/** Read an edition (a year) from the command line. @throws InvalidArgumentError, which ends in exit code 2 */
export function parseEditionArgument(value: string): number {
  const parsed = editionSchema.safeParse(Number(value));
  if (!parsed.success) throw new InvalidArgumentError("Expected a year, such as 2024.");
  return parsed.data;
}
