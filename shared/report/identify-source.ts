import { findCountryByAddress } from "#shared/country/country-identity.ts";
import { type Country, findCountry } from "#shared/country/find-country.ts";
import { ServiceError } from "#shared/errors.ts";
import { type IdentityHints, identifyPage } from "#shared/report/identify-page.ts";
import { readSource } from "#shared/source/read-source.ts";

/** Whose page it is, as far as can be told. */
export interface SourceIdentity {
  readonly country: Country | null;
  readonly edition: number | null;
}

const identifyContent = (bytes: Uint8Array, place: string) => {
  try {
    return identifyPage(readSource(bytes, place));
  } catch (error) {
    // The page was refused already; that it does not say whose it is either is no news.
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
};

/**
 * Tell whose page it is that was refused, so that the country can be said to be missing for that reason.
 *
 * The publisher's own address comes first, then what the page says, then who asked for it. Nothing is recorded under it but
 * the refusal.
 *
 * @param bytes - null where nothing was fetched
 */
export const identifySource = (address: string, bytes: Uint8Array | null, hints: IdentityHints): SourceIdentity => {
  const byAddress = findCountryByAddress(address);
  const byContent = byAddress?.country || bytes === null ? undefined : identifyContent(bytes, address);
  const hinted = hints.country === undefined ? undefined : findCountry(hints.country);
  return {
    country: byAddress?.country ?? byContent?.country ?? hinted ?? null,
    edition: byAddress?.edition ?? byContent?.edition ?? hints.edition ?? null,
  };
};
