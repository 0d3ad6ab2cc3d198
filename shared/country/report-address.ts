/** What an address of a report says of it. */
export interface ReportAddress {
  readonly edition: number;
  /** Last part of the path, as it stands there, escapes decoded. */
  readonly slug: string;
}

const reportPath = /\/reports?\/(\d{4})-country-reports-on-human-rights-practices\/(?:[^/?#]+\/)*?([^/?#]+)\/?$/i;
const editionPath = /\/reports?\/(\d{4})-country-reports-on-human-rights-practices\b/i;
const archive = /^(?:https?:\/\/web\.archive\.org)?\/web\/\d+[a-z_]*\/(?=https?:)/i;

/**
 * Take an address out of the archive that it was kept in.
 *
 * @returns null for what is no address of a web page: a path, a local file
 * @example originalAddress("https://web.archive.org/web/2021/https://reports.example/a/") // "https://reports.example/a/"
 */
export const originalAddress = (address: string | null): string | null => {
  const original = address?.trim().replace(archive, "") ?? "";
  return /^https?:\/\//i.test(original) ? original : null;
};

/** A malformed escape stays as it is: the name is then unknown, which is the truth. */
const decodeSlug = (slug = ""): string =>
  /%(?![0-9a-f]{2})/i.test(slug) || /%[89a-f]/i.test(slug) ? slug : decodeURI(slug);

/**
 * Read edition and slug from the address of a report: `/reports/<edition>-country-reports-…/<slug>/`, with further parts in
 * between, with or without the last slash, and from an archive too.
 *
 * @returns undefined for any other address
 * @example readReportAddress("https://reports.example/reports/2024-country-reports-on-human-rights-practices/a-b/")?.slug // "a-b"
 */
export const readReportAddress = (address: string | null): ReportAddress | undefined => {
  const match = reportPath.exec(originalAddress(address) ?? "");
  return match ? { edition: Number(match[1]), slug: decodeSlug(match[2]) } : undefined;
};

/**
 * Read the edition from the address of a report or of its edition's own page.
 *
 * @returns undefined where it says none
 */
export const readEditionAddress = (address: string): number | undefined => {
  const year = editionPath.exec(address)?.[1];
  return year === undefined ? undefined : Number(year);
};

/**
 * Write the address of a report in the one form that it is looked at under: with the last slash, without query or fragment.
 *
 * The publisher's own lists have both forms, and a page must not be two.
 *
 * @returns any other address as it is
 */
export const steadyAddress = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  url.search = "";
  url.hash = "";
  if (!readReportAddress(url.href)) return address;
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url.href;
};

/** Address of an edition's own page on the publisher's site. */
export const editionAddress = (site: string, edition: number): string =>
  new URL(`/reports/${edition}-country-reports-on-human-rights-practices/`, site).href;
