import {
  type CountryIdentity,
  findCountryByAddress,
  findGap,
  isExpected,
  listCountries,
  nameInEdition,
} from "#shared/country/country-identity.ts";
import type { Coverage, CoverageStatus, CoveredCountry } from "#shared/release/coverage.ts";
import { judgeSource, type SourceVerdict } from "#shared/release/judge-source.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/** What is known of an edition. */
export interface EditionEvidence {
  readonly series: CountryIdentity["series"];
  readonly edition: number;
  /** Newest version of each country that has one, with the doubt about its reading. */
  readonly versions: readonly {
    readonly version: Pick<VersionRecord, "id" | "country" | "sourceUrl" | "retrievedAt">;
    readonly doubt: string | null;
  }[];
  /** Of the source ledger, of this edition. */
  readonly entries: readonly SourceEntry[];
  /** Addresses in the publisher's own list of the edition; empty where none is known. */
  readonly listed: readonly string[];
}

/** Where several addresses were looked at, the one counts that came nearest to a report. */
const nearest: readonly CoverageStatus[] = [
  "unreadable",
  "refused-by-us",
  "withheld",
  "refused-by-publisher",
  "not-yet",
  "not-found",
];

const nearestVerdict = (entries: readonly SourceEntry[]) => {
  const verdicts = entries.flatMap((entry) => {
    const verdict = judgeSource(entry);
    return verdict ? [{ entry, verdict }] : [];
  });
  const rank = ({ verdict }: { verdict: SourceVerdict }) => nearest.indexOf(verdict.status);
  return verdicts.sort((one, other) => rank(one) - rank(other))[0];
};

type Finding = Pick<CoveredCountry, "status" | "reason" | "address" | "version" | "checkedAt">;

const find = (identity: CountryIdentity, evidence: EditionEvidence, listedAt: string | null): Finding => {
  const { edition, versions, entries } = evidence;
  const found = versions.find(({ version }) => version.country.code === identity.code);
  if (found) {
    const { id, sourceUrl, retrievedAt } = found.version;
    const status = found.doubt === null ? "parsed" : "low-confidence";
    return { status, reason: found.doubt, address: sourceUrl ?? listedAt, version: id, checkedAt: retrievedAt };
  }
  const looked = nearestVerdict(entries.filter(({ country }) => country === identity.code));
  const address = looked?.entry.address ?? listedAt;
  const checkedAt = looked?.entry.checkedAt ?? null;
  const gap = findGap(identity, edition);
  if (gap) return { status: "known-gap", reason: gap.reason, address, version: null, checkedAt };
  const verdict = looked?.verdict ?? { status: "not-yet" as const, reason: null };
  return { ...verdict, address, version: null, checkedAt };
};

const countStatuses = (countries: readonly CoveredCountry[]): Coverage["counts"] => {
  const counts: Coverage["counts"] = {};
  for (const { parent, status } of countries) if (parent === null) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const alphabet = new Intl.Collator("en");
const byName = (one: CoveredCountry, other: CoveredCountry) =>
  Number(one.parent !== null) - Number(other.parent !== null) || alphabet.compare(one.name, other.name);

/**
 * Tell of every report that is expected in an edition what there is of it.
 *
 * Expected are the countries and areas that the table of the series has in the edition, those that the publisher's own list
 * names, and those that have a version or were looked for. Those that began later or ended before stand apart, with the
 * reason.
 *
 * @returns each country and area once
 */
export const coverEdition = (evidence: EditionEvidence): Coverage => {
  const { series, edition, versions, entries, listed } = evidence;
  const places = listed.map((address) => ({ address, country: findCountryByAddress(address)?.country }));
  const addressOf = new Map(
    places.flatMap(({ address, country }) => (country ? [[country.code, address] as const] : [])),
  );
  const present = new Set([
    ...addressOf.keys(),
    ...versions.map(({ version }) => version.country.code),
    ...entries.map(({ country }) => country),
  ]);
  const isDue = (identity: CountryIdentity) => isExpected(identity, edition) || present.has(identity.code);
  const identities = listCountries(series);
  const countries = identities
    .filter(isDue)
    .map((identity): CoveredCountry => {
      const address = addressOf.get(identity.code) ?? null;
      return {
        code: identity.code,
        name: nameInEdition(identity, edition),
        parent: identity.parent ?? null,
        ...find(identity, evidence, address),
        listed: listed.length === 0 || identity.parent !== undefined ? null : address !== null,
      };
    })
    .sort(byName);
  return {
    schema: "palimpsest/coverage@1",
    series,
    edition,
    counts: countStatuses(countries),
    countries,
    outside: identities
      .filter((identity) => !isDue(identity))
      .map((identity) => ({
        code: identity.code,
        name: nameInEdition(identity, edition),
        reason: identity.outside ?? "no report of it is known in this edition",
      })),
    unknownAddresses: places.flatMap(({ address, country }) => (country ? [] : [address])),
  };
};
