import { type Item, parseItem } from "#functions/aws/item.ts";
import { releaseId, releaseKey } from "#functions/aws/keys.ts";
import type { Log } from "#shared/ports.ts";
import { type Release, type ReleaseLedger, releaseSchema } from "#shared/release/release.ts";

export type Admission = Parameters<ReleaseLedger["admit"]>[0];

/** Release with the count of its item's writes. */
export interface StoredRelease {
  readonly release: Release;
  readonly rev: number;
}

/** The item of a release that begins; its first member comes by admission, like all others. */
export function openingItem(admission: Admission, number: number): Item {
  const { series, edition, silent, run, now } = admission;
  const id = releaseId(series, edition, number);
  const key = releaseKey(id);
  if (!key) throw new TypeError(`${id} is not the id of a release`);
  return {
    ...key,
    kind: "release",
    state: { id, series, edition, number, silent, status: "open" },
    // Who opened it and why it closed are of the clock and of the process; the members and the status are what it is.
    volatile: {
      openedBy: run,
      openedAt: now.toISOString(),
      lastArrivalAt: now.toISOString(),
      closedAt: null,
      closedBecause: null,
      approvedAt: null,
      matchingAt: null,
      holds: {},
    },
    rev: 1,
  };
}

/** Undefined where the item no longer fits, which is logged. */
export function parseRelease(item: Item | undefined, log?: Log): StoredRelease | undefined {
  if (!item) return undefined;
  const members = [...(item.entries ?? [])].sort();
  const release = parseItem(releaseSchema, item, { ...item.state, ...item.volatile, members }, log);
  return release && { release, rev: item.rev ?? 0 };
}

/** Whether a run other than `run` keeps the release open at this time. */
export const isHeld = (release: Release, now: Date, run: string | undefined): boolean =>
  Object.entries(release.holds).some(([holder, until]) => holder !== run && new Date(until) > now);
