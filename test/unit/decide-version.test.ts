import { expect, it } from "vitest";
import { decideVersion, outOfStepMs } from "#shared/version/decide-version.ts";
import type { VersionRecord } from "#shared/version/version.ts";

const january = "2025-01-10T00:00:00Z";
const march = "2025-03-10T00:00:00Z";
const start = Date.parse("2025-04-01T00:00:00Z");
const at = (ms: number) => new Date(start + ms);

/** A version with a text (a letter), fetched so many milliseconds after the start. */
const version = (
  number: number,
  text: string,
  fetchedMs: number,
  modifiedAt: string | null = january,
): VersionRecord => ({
  id: `QM-2024-v${number}`,
  series: "invented-reports",
  country: { code: "QM", name: "Meridia" },
  edition: 2024,
  title: "",
  sourceUrl: null,
  modifiedAt,
  contentHash: text,
  number,
  parser: "1.0.0",
  snapshotHash: "",
  origin: "release",
  words: 1,
  retrievedAt: at(fetchedMs).toISOString(),
});

const day = outOfStepMs;
const replaced = [version(1, "a", 0), version(2, "b", 10 * day)];

it.each<[string, VersionRecord[], string, number, string | null, string]>([
  ["the first text is new", [], "a", 0, null, "v1"],
  ["the newest text is known for ever", [version(1, "a", 0)], "a", 400 * day, march, "known 1"],
  ["another text is new", [version(1, "a", 0)], "b", 1, null, "v2"],
  [
    "an earlier text that arrived lately is known",
    [version(1, "a", 0), version(2, "b", 1)],
    "a",
    day - 1,
    march,
    "known 1",
  ],
  [
    "an earlier text that comes back after a day is new",
    [version(1, "a", 0), version(2, "b", 1)],
    "a",
    day,
    march,
    "v3",
  ],
  ["a text of long ago that comes back is new at once", replaced, "a", 10 * day + 1, march, "v3"],
  [
    "a text of long ago under the date that it had is known",
    replaced,
    "a",
    10 * day + 1,
    "2025-01-10T01:00:00+01:00",
    "known 1",
  ],
  [
    "a text without a date has none in common",
    [version(1, "a", 0, null), version(2, "b", 10 * day, null)],
    "a",
    11 * day,
    null,
    "v3",
  ],
  ["a text that was fetched before it was replaced is known", replaced, "a", 10 * day - 1, march, "known 1"],
  [
    "the newest of equal texts is meant",
    [version(1, "a", 0), version(2, "b", 3 * day), version(3, "a", 6 * day)],
    "a",
    60 * day,
    march,
    "known 3",
  ],
  [
    "an archived copy is known again",
    [version(1, "a", 0, march), version(2, "b", 1, january)],
    "b",
    9 * day,
    january,
    "known 2",
  ],
  [
    "the live page stays the newest beside an archived copy",
    [version(1, "a", 0, march), version(2, "b", 1, january)],
    "a",
    9 * day,
    null,
    "known 1",
  ],
  ["a number is never given twice", [version(1, "a", 0), version(4, "b", 1)], "c", 2, null, "v5"],
])("%s", (_name, versions, text, fetchedMs, modifiedAt, expected) => {
  const decision = decideVersion(versions, { contentHash: text, modifiedAt, retrievedAt: at(fetchedMs) });
  expect(decision.kind === "new" ? `v${decision.number}` : `known ${decision.version.number}`).toBe(expected);
});
