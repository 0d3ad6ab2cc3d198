import { describe, expect, test } from "vitest";
import { NotAReportError } from "#shared/report/errors.ts";
import {
  SourceHostPausedError,
  SourceHttpStatusError,
  SourceNotFoundError,
  type SourceNotReachedError,
} from "#shared/source/errors.ts";
import { afterLook, askWith, isDue, type LookOutcome, lookOrigin } from "#shared/version/watch-rule.ts";
import type { WatchedPage } from "#shared/version/watch-store.ts";

const address = "https://reports.example/a/";
const hour = 3_600_000;
const day = 24 * hour;
const askedAt = "2025-08-12T10:00:00.000Z";
const start = Date.parse(askedAt);
const validators = { etag: '"a"', lastModified: null };
const had: LookOutcome = { kind: "version", validators };

const look = (outcome: LookOutcome, before?: WatchedPage, everyMs = hour, now = new Date(start + 60_000)) =>
  afterLook(before, { address, origin: "backfill", askedAt, everyMs, now, outcome });

/** Looks in a row, each asked for at the same hour. */
const looks = (outcomes: readonly LookOutcome[], everyMs = hour) =>
  outcomes.reduce<WatchedPage | undefined>((before, outcome) => look(outcome, before, everyMs), undefined);

const refused = (error: SourceNotFoundError | SourceHttpStatusError | SourceNotReachedError | NotAReportError) => ({
  kind: "refused" as const,
  error,
});
const hoursTo = (page: WatchedPage | undefined) => (Date.parse(page?.nextLookAt ?? "") - start) / hour;

describe("a page is looked at again", () => {
  const forbidden = refused(new SourceHttpStatusError(address, 403));
  const down = refused(new SourceHttpStatusError(address, 500));
  test.each<[string, readonly LookOutcome[], number, number]>([
    ["at its time when it was had", [had], day, 24],
    ["at its time when it did not change", [had, { kind: "not-modified" }], hour, 1],
    ["at its time when it is not there yet", Array(9).fill(refused(new SourceNotFoundError(address))), hour, 1],
    ["at its time when it is no report", Array(9).fill(refused(new NotAReportError(address, "none"))), hour, 1],
    ["ever later when it is refused", Array(4).fill(forbidden), hour, 8],
    ["within a day all the same", Array(30).fill(forbidden), hour, 24],
    ["within the hour when the server failed", [down], day, 1],
    ["ever later when it fails on", [down, down, down], day, 4],
    ["soon again once it was had", [forbidden, forbidden, had, forbidden], hour, 1],
  ])("%s", (_name, outcomes, everyMs, hours) => {
    expect(hoursTo(looks(outcomes, everyMs))).toBe(hours);
  });

  test("not before the publisher wants", () => {
    const until = new Date(start + 5 * hour);
    expect(hoursTo(look({ kind: "refused", error: new SourceHostPausedError(address, until) }))).toBe(5);
    expect(hoursTo(look(refused(new SourceHttpStatusError(address, 429, until))))).toBe(5);
  });

  test("with the round in which it falls due, give or take minutes", () => {
    const page = look(had);
    expect(isDue(page, new Date(start + 50 * 60_000))).toBe(false);
    expect(isDue(page, new Date(start + 58 * 60_000))).toBe(true);
    expect(isDue(undefined, new Date(0))).toBe(true);
  });
});

test("whether it changed is asked of a page that was there, and once a week it comes whole", () => {
  const page = look(had);
  const now = new Date(start + day);
  expect(askWith(page, now)).toEqual(validators);
  expect(askWith(look({ kind: "not-modified" }, page), now)).toEqual(validators);
  expect(askWith(look(refused(new SourceNotFoundError(address)), page), now)).toBeNull();
  expect(askWith(page, new Date(start + 8 * day))).toBeNull();
  expect(askWith(undefined, now)).toBeNull();
});

test("what was there when watching began is no news when it comes at last, for a week", () => {
  const late = look(refused(new SourceHttpStatusError(address, 503)));
  expect(lookOrigin(late, "auto", new Date(start + day))).toBe("backfill");
  expect(lookOrigin(late, "auto", new Date(start + 8 * day))).toBe("auto");
  expect(lookOrigin(look(had, late), "auto", new Date(start + day))).toBe("auto");
  expect(lookOrigin(undefined, "auto", new Date(start))).toBe("auto");
});
