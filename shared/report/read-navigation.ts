import { findCountryByAddress } from "#shared/country/country-identity.ts";
import { findCountry, findCountryByName } from "#shared/country/find-country.ts";
import { originalAddress } from "#shared/country/report-address.ts";
import type { ReportLink } from "#shared/report/report.ts";
import type { PageLink } from "#shared/source/source-page.ts";

const isSubReport = (code: string | undefined): code is string =>
  code !== undefined && findCountry(code)?.parent !== undefined;

/**
 * Read the links of a page's navigation ("Read a Section: Tibet | Hong Kong | Macau") to reports.
 *
 * @param links - of one piece of furniture; buttons and tags, which lead elsewhere, are left out
 * @returns in the order of the page; `subReport` where the address or the label names an area that is reported on apart
 */
export const readNavigation = (links: readonly PageLink[]): ReportLink[] =>
  links.flatMap(({ label, address: printed }) => {
    const address = originalAddress(printed);
    const target = address === null ? undefined : findCountryByAddress(address);
    if (address === null || !target || label === "") return [];
    const subReport = [target.country?.code, findCountryByName(label)?.code].find(isSubReport);
    return [{ label, address, ...(subReport === undefined ? {} : { subReport }) }];
  });

/** Tell whether a piece of furniture announces something about the report itself: an addendum, an update. */
export const isNotice = (text: string): boolean => /^announcement:/i.test(text);
