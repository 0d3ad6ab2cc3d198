import {
  type CountryIdentity,
  findCountryByAddress,
  findGap,
  isExpected,
  listCountries,
  nameInEdition,
} from "#shared/country/country-identity.ts";
import { lazily } from "#shared/lazily.ts";
import type { Coverage, CoverageStatus, CoveredCountry } from "#shared/release/coverage.ts";
import { judgeSource, type SourceVerdict } from "#shared/release/judge-source.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import type { WatchedPage } from "#shared/version/watch-store.ts";

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
  /** What is known of the addresses that a schedule watches. */
  readonly looks?: ReadonlyMap<string, WatchedPage>;
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

type Finding = Pick<CoveredCountry, "status" | "reason" | "note" | "address" | "version" | "checkedAt">;

/** A page that came once and then did not is no less a report of its edition; but whoever cites it has to know. */
const noteOf = (entries: readonly SourceEntry[], address: string | null): string | null => {
  const entry = entries.find((candidate) => candidate.address === address);
  const verdict = entry && judgeSource(entry);
  return verdict ? `${entry.checkedAt}: ${verdict.reason}; the text in the store was read before` : null;
};

const waiting = "put off: the publisher asked us to wait, or does not answer";

const find = (identity: CountryIdentity, evidence: EditionEvidence, listedAt: string | null): Finding => {
  const { edition, versions, entries } = evidence;
  const ofCountry = entries.filter(({ country }) => country === identity.code);
  const found = versions.find(({ version }) => version.country.code === identity.code);
  if (found) {
    const { id, sourceUrl, retrievedAt } = found.version;
    const status = found.doubt === null ? "parsed" : "low-confidence";
    const note = noteOf(ofCountry, listedAt ?? sourceUrl);
    return { status, reason: found.doubt, note, address: sourceUrl ?? listedAt, version: id, checkedAt: retrievedAt };
  }
  const looked = nearestVerdict(ofCountry);
  const address = looked?.entry.address ?? listedAt;
  const checkedAt = looked?.entry.checkedAt ?? null;
  const gap = findGap(identity, edition);
  const rest = { note: null, address, version: null, checkedAt };
  if (gap) return { status: "known-gap", reason: gap.reason, ...rest };
  const isPutOff = address !== null && evidence.looks?.get(address)?.outcome === "SOURCE_HOST_PAUSED";
  const verdict = looked?.verdict ?? { status: "not-yet" as const, reason: isPutOff ? waiting : null };
  return { ...verdict, ...rest };
};

const countStatuses = (countries: readonly CoveredCountry[]): Coverage["counts"] => {
  const counts: Coverage["counts"] = {};
  for (const { parent, status } of countries) if (parent === null) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const alphabet = lazily(() => new Intl.Collator("en"));
const byName = (one: CoveredCountry, other: CoveredCountry) =>
  Number(one.parent !== null) - Number(other.parent !== null) || alphabet().compare(one.name, other.name);

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
      const finding = find(identity, evidence, address);
      const look = evidence.looks?.get(address ?? finding.address ?? "");
      return {
        code: identity.code,
        name: nameInEdition(identity, edition),
        parent: identity.parent ?? null,
        ...finding,
        tries: look?.tries ?? 0,
        nextLookAt: look?.nextLookAt ?? null,
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
