import type { Release } from "#shared/release/release.ts";
import { countryOfVersion } from "#shared/version/version-id.ts";

/** What the rule looks at beside the release. */
export interface CloseSituation {
  readonly now: Date;
  /** Closed when no version came for so long. */
  readonly quietMs: number;
  /** Closed so long after it was opened, whatever still comes. */
  readonly deadlineMs: number;
  /** Countries that the edition before it has in the store; empty where there is none. */
  readonly expectedCountries: readonly string[];
  /** All releases of the series. */
  readonly releases: readonly Release[];
}

/** What is to be done with an open release. */
export type CloseDecision =
  | { readonly kind: "keep" }
  | { readonly kind: "held"; readonly run: string }
  | { readonly kind: "close"; readonly reason: NonNullable<Release["closedBecause"]> };

/** A complete release still waits a little: publishers correct a page within minutes. Milliseconds. */
export const settleMs = 15 * 60_000;

/**
 * How long a run holds the release that it adds to, from its last addition. Milliseconds; a run that was ended by force
 * lets go by itself after it.
 */
export const runHoldMs = 30 * 60_000;

/** How long a closed release may stay without its matches before its event goes out again. Milliseconds. */
export const recoverAfterMs = 10 * 60_000;

const age = (since: string, now: Date) => now.getTime() - Date.parse(since);

/** A later edition that alerts began after this one: what is still missing of this one will not come any more. */
const newerEditionBegan = (release: Release, releases: readonly Release[]) =>
  releases.some(
    (other) =>
      !other.silent && other.edition > release.edition && Date.parse(other.openedAt) >= Date.parse(release.openedAt),
  );

/** Only what the release itself took counts: a revision of one country long after is a mail of its own, in its own time. */
const isComplete = (release: Release, expectedCountries: readonly string[]) => {
  const arrived = new Set(release.members.map(countryOfVersion));
  return expectedCountries.length > 0 && expectedCountries.every((country) => arrived.has(country));
};

const reasonToClose = (release: Release, situation: CloseSituation): Release["closedBecause"] => {
  const { now, quietMs, deadlineMs, expectedCountries, releases } = situation;
  const quietForMs = age(release.lastArrivalAt, now);
  if (!release.silent && newerEditionBegan(release, releases)) return "newer-edition";
  if (age(release.openedAt, now) >= deadlineMs) return "deadline";
  if (quietForMs >= Math.min(settleMs, quietMs) && isComplete(release, expectedCountries)) return "complete";
  return quietForMs >= quietMs ? "quiet" : null;
};

/**
 * Decide whether a schedule closes an open release now.
 *
 * @param release - with status `open`
 * @returns `held` names a run that keeps it open although it is due; `keep` where it is not due
 * @remarks Pure.
 */
export const decideClose = (release: Release, situation: CloseSituation): CloseDecision => {
  const reason = reasonToClose(release, situation);
  if (reason === null) return { kind: "keep" };
  const holder = Object.entries(release.holds).find(([, until]) => Date.parse(until) > situation.now.getTime());
  return holder === undefined ? { kind: "close", reason } : { kind: "held", run: holder[0] };
};

/** Tell whether a closed release waited too long for its matches, or for more of them: its event, or the work on it, was lost. */
export const isOverdue = ({ status, closedAt, approvedAt, matchingAt }: Release, now: Date): boolean => {
  const since = matchingAt ?? approvedAt ?? closedAt;
  return status === "closed" && since !== null && age(since, now) >= recoverAfterMs;
};
