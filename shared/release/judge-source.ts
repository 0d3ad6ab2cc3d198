import type { CoverageStatus } from "#shared/release/coverage.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";

/** What came of looking for a report. */
export interface SourceVerdict {
  readonly status: CoverageStatus;
  readonly reason: string;
}

const byCode: Readonly<Record<string, CoverageStatus>> = {
  SOURCE_NOT_FOUND: "not-found",
  SOURCE_SOFT_NOT_FOUND: "not-found",
  SOURCE_LED_ELSEWHERE: "not-found",
  SOURCE_NOT_REACHED: "not-yet",
  SOURCE_HOST_PAUSED: "not-yet",
  SOURCE_ROBOTS_REFUSED: "refused-by-publisher",
  SOURCE_ADDRESS_REFUSED: "refused-by-us",
  SOURCE_TOO_LARGE: "refused-by-us",
  PARSE_COUNTRY_UNKNOWN: "refused-by-us",
  PARSE_COUNTRY_MISMATCH: "refused-by-us",
  PARSE_EDITION_MISMATCH: "refused-by-us",
};

/** @see RFC 9110, section 15; RFC 7725 for 451; RFC 6585 for 429 */
const byHttpStatus = (httpStatus: number): CoverageStatus => {
  if (httpStatus === 404 || httpStatus === 410) return "not-found";
  if (httpStatus === 451) return "withheld";
  return httpStatus >= 500 || httpStatus === 408 ? "not-yet" : "refused-by-publisher";
};

/**
 * Tell what an entry of the source ledger says of the report that it was looked at for.
 *
 * @returns undefined for an entry that became a version
 */
export const judgeSource = ({ refusal }: SourceEntry): SourceVerdict | undefined => {
  if (!refusal) return undefined;
  const { code, httpStatus } = refusal;
  if (httpStatus !== undefined) {
    const answered = `the publisher answered with HTTP status ${httpStatus}`;
    return { status: byHttpStatus(httpStatus), reason: answered };
  }
  return { status: byCode[code] ?? "unreadable", reason: `${code}: ${refusal.message}` };
};
