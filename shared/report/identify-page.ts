import { type Country, findCountry, findCountryByName } from "#shared/country/find-country.ts";
import { originalAddress, readEditionAddress, readReportAddress } from "#shared/country/report-address.ts";
import {
  CountryMismatchError,
  EditionMismatchError,
  MissingCountryError,
  MissingEditionError,
  type Reading,
  UnknownCountryError,
} from "#shared/report/errors.ts";
import type { PageFacts, SourcePage } from "#shared/source/source-page.ts";

/** What the caller knows of a page that does not say it itself. */
export interface IdentityHints {
  /** Country code. */
  readonly country?: string;
  readonly edition?: number;
}

/** Whose report a page is, and of which year. */
export interface PageIdentity {
  readonly country: Country;
  /** As the publisher printed it; the table's name where it printed none. */
  readonly printedName: string;
  readonly edition: number;
  readonly title: string;
  readonly sourceUrl: string | null;
}

const seriesTitle = /^(\d{4})\s+country reports? on human rights practices\s*[:–—-]?\s*(.*)$/i;
/** How the publisher's PDFs have it: "MERIDIA 2023 HUMAN RIGHTS REPORT". */
const pdfTitle = /^(\D+?)\s+(\d{4})\s+human rights report$/i;

interface Evidence {
  readonly source: string;
  readonly name?: string | undefined;
  readonly edition?: number | undefined;
}

const fromTitle = (source: string, title: string | null): Evidence => {
  if (title === null) return { source };
  const own = title.replace(/\s+-\s+United States Department of State$/i, "");
  const match = seriesTitle.exec(own);
  if (match) return { source, edition: Number(match[1]), name: match[2] || undefined };
  const [, name, edition] = pdfTitle.exec(own) ?? [];
  return name === undefined ? { source, name: own } : { source, edition: Number(edition), name };
};

const fromAddress = (source: string, address: string | null): Evidence => {
  const read = readReportAddress(address);
  return read ? { source, edition: read.edition, name: read.slug } : { source };
};

const fromBreadcrumbs = ({ breadcrumbs, crumb }: PageFacts): Evidence => {
  const edition = breadcrumbs.map(readEditionAddress).findLast((year) => year !== undefined);
  return { source: "breadcrumbs", edition, name: crumb ?? undefined };
};

/** A `title` that is not the series' own form says too little to contradict anything. */
const evidenceOf = (facts: PageFacts): Evidence[] => [
  fromTitle("headline", facts.headline),
  fromAddress("canonical address", facts.canonical),
  fromAddress("og:url", facts.address),
  fromBreadcrumbs(facts),
  fromTitle("title", facts.title),
];

const countryOf = (evidence: readonly Evidence[], hint: string | undefined, place: string): Country => {
  const hinted = hint === undefined ? undefined : findCountry(hint);
  if (hint !== undefined && !hinted) throw new UnknownCountryError(place, hint);
  const readings: (Reading & { country: Country })[] = hinted
    ? [{ source: "hint", value: hinted.code, country: hinted }]
    : [];
  for (const { source, name } of evidence) {
    const country = name === undefined ? undefined : findCountryByName(name);
    if (name !== undefined && country) readings.push({ source, value: name, country });
  }
  const unknown = evidence.find(({ name }) => name !== undefined)?.name;
  if (unknown !== undefined && readings.every(({ source }) => source === "hint"))
    throw new UnknownCountryError(place, unknown);
  const [first] = readings;
  if (!first) throw new MissingCountryError(place);
  const other = readings.find(({ country }) => country.code !== first.country.code);
  if (other) throw new CountryMismatchError(place, first, other);
  return first.country;
};

const editionOf = (evidence: readonly Evidence[], hint: number | undefined, place: string): number => {
  const all: Evidence[] = [{ source: "hint", edition: hint }, ...evidence];
  const readings = all.flatMap(({ source, edition }) => (edition === undefined ? [] : [{ source, edition }]));
  const [first] = readings;
  if (!first) throw new MissingEditionError(place);
  const other = readings.find(({ edition }) => edition !== first.edition);
  const reading = (r: { source: string; edition: number }): Reading => ({ source: r.source, value: String(r.edition) });
  if (other) throw new EditionMismatchError(place, reading(first), reading(other));
  return first.edition;
};

/**
 * Tell country and edition from the page's own evidence: headline, canonical address, og:url, breadcrumbs, title.
 *
 * All evidence that is understood must agree, with the hints too. A report under the wrong country would be compared with
 * the wrong report, so nothing is guessed.
 *
 * @throws ParseError `PARSE_COUNTRY_UNKNOWN`, `PARSE_COUNTRY_MISSING`, `PARSE_COUNTRY_MISMATCH`, `PARSE_EDITION_MISSING` or
 *   `PARSE_EDITION_MISMATCH`
 */
export const identifyPage = ({ facts, place }: SourcePage, hints: IdentityHints = {}): PageIdentity => {
  const evidence = evidenceOf(facts);
  const country = countryOf(evidence, hints.country, place);
  const edition = editionOf(evidence, hints.edition, place);
  const printedName = evidence.find(({ name }) => name !== undefined && findCountryByName(name))?.name ?? country.name;
  return {
    country,
    printedName,
    edition,
    title: facts.headline ?? `${edition} Country Reports on Human Rights Practices: ${country.name}`,
    sourceUrl: originalAddress(facts.canonical) ?? originalAddress(facts.address),
  };
};
