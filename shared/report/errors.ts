import { ServiceError } from "#shared/errors.ts";

/** A page was read, but no report can be made of it. */
export abstract class ParseError extends ServiceError {
  readonly retryable = false;
}

/** No report body, or nothing in it that stands in any outline of the reports. */
export class NotAReportError extends ParseError {
  readonly code = "PARSE_NOT_A_REPORT";
  constructor(place: string, missing: string) {
    super(
      `Cannot parse ${place}: ${missing}; expected a country report; check that the file is the report's own page`,
      {
        place,
        missing,
      },
    );
  }
}

/** The document ends inside the report's body. */
export class TruncatedReportError extends ParseError {
  readonly code = "PARSE_TRUNCATED";
  constructor(place: string, blockCount: number) {
    super(
      `Cannot parse ${place}: it ends inside the report's body, after ${blockCount} blocks; expected the body to be closed; fetch it again`,
      { place, blockCount },
    );
  }
}

/** The markup ends the report's body before the report ends. */
export class BrokenReportError extends ParseError {
  readonly code = "PARSE_BODY_BROKEN";
  constructor(place: string, blockCount: number) {
    super(
      `Cannot parse ${place}: its markup ends the report's body after ${blockCount} blocks, and more of the report may stand after it; expected all of it in .report__main; fetch it again, or mend the end tags`,
      { place, blockCount },
    );
  }
}

/** A country is named, by the page or by the caller, that no series has. */
export class UnknownCountryError extends ParseError {
  readonly code = "PARSE_COUNTRY_UNKNOWN";
  constructor(place: string, name: string) {
    super(
      `Cannot tell the country of ${place}: nobody knows "${name}"; expected a country of the series; add its name to shared/country/country-aliases.ts`,
      { place, name },
    );
  }
}

/** Neither the page nor the caller says which country the report is about. */
export class MissingCountryError extends ParseError {
  readonly code = "PARSE_COUNTRY_MISSING";
  constructor(place: string) {
    super(
      `Cannot tell the country of ${place}: it does not say; expected a title or canonical address; give --country`,
      { place },
    );
  }
}

/** Neither the page nor the caller says which year the report is about. */
export class MissingEditionError extends ParseError {
  readonly code = "PARSE_EDITION_MISSING";
  constructor(place: string) {
    super(
      `Cannot tell the edition of ${place}: it does not say; expected a title or canonical address; give --edition`,
      { place },
    );
  }
}

/** One piece of evidence about a report's identity, for messages. */
export interface Reading {
  /** Where it was read: "headline", "canonical address". */
  readonly source: string;
  readonly value: string;
}

/** Two pieces of evidence name different countries. */
export class CountryMismatchError extends ParseError {
  readonly code = "PARSE_COUNTRY_MISMATCH";
  constructor(place: string, first: Reading, second: Reading) {
    super(
      `Cannot tell the country of ${place}: ${first.source} says ${first.value}, ${second.source} says ${second.value}; expected one country; correct the page or the hint`,
      { place, first: first.value, second: second.value },
    );
  }
}

/** Two pieces of evidence name different editions. */
export class EditionMismatchError extends ParseError {
  readonly code = "PARSE_EDITION_MISMATCH";
  constructor(place: string, first: Reading, second: Reading) {
    super(
      `Cannot tell the edition of ${place}: ${first.source} says ${first.value}, ${second.source} says ${second.value}; expected one year; correct the page or the hint`,
      { place, first: first.value, second: second.value },
    );
  }
}

/** The page is a report still, but most of its outline is gone: what it no longer says was not taken out, it was lost. */
export class CollapsedOutlineError extends ParseError {
  readonly code = "PARSE_OUTLINE_COLLAPSED";
  constructor(place: string, topicCount: number, expectedCount: number) {
    super(
      `Will not take ${place} for a new text: it has text on ${topicCount} topics; expected at least ${expectedCount}; look at the page, and ingest its address by hand if it is meant so`,
      { place, topicCount, expectedCount },
    );
  }
}
