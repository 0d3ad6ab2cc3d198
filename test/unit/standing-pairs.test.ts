import { describe, expect, it } from "vitest";
import { newestVersion } from "#shared/version/newest-version.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { countryOfVersion, versionId } from "#shared/version/version-id.ts";

const january = "2025-01-10T00:00:00Z";
const march = "2025-03-10T01:00:00+02:00";

/** Only what the rules look at; the rest is the same for all. */
const version = (edition: number, number: number, modifiedAt: string | null = january): VersionRecord => ({
  id: versionId("QM", edition, number),
  series: "invented-reports",
  country: { code: "QM", name: "Meridia" },
  edition,
  title: "",
  sourceUrl: null,
  modifiedAt,
  contentHash: `sha256:${"0".repeat(64)}`,
  number,
  parser: "1.0.0",
  snapshotHash: `sha256:${"0".repeat(64)}`,
  origin: "release",
  words: 1,
  retrievedAt: "2025-04-01T00:00:00Z",
});

const named = (versions: VersionRecord[]) =>
  standingPairs(versions).map(({ kind, from, to }) => `${kind} ${from.id.slice(3)}..${to.id.slice(3)}`);

describe("newestVersion", () => {
  it.each([
    ["none", [], undefined],
    ["the last arrival among equal dates", [version(2024, 1), version(2024, 2)], 2],
    ["not an archived copy that was read later", [version(2024, 1, march), version(2024, 2, january)], 1],
    ["the later date", [version(2024, 1, january), version(2024, 2, march)], 2],
    ["an arrival without a date", [version(2024, 1, march), version(2024, 2, null)], 2],
    ["an arrival after one without a date", [version(2024, 1, null), version(2024, 2, january)], 2],
  ])("chooses %s", (_name, versions, number) => {
    expect(newestVersion(versions)?.number).toBe(number);
  });
});

describe("standingPairs", () => {
  it.each<[string, VersionRecord[], string[]]>([
    ["nothing for one version", [version(2024, 1)], []],
    [
      "each edition with the one before",
      [version(2022, 1), version(2023, 1), version(2024, 1)],
      ["review 2022-v1..2023-v1", "review 2023-v1..2024-v1"],
    ],
    ["over a gap", [version(2019, 1), version(2024, 1)], ["review 2019-v1..2024-v1"]],
    ["a revision with what it revises", [version(2024, 1), version(2024, 2)], ["revision 2024-v1..2024-v2"]],
    [
      "only the newest of an edition in a review",
      [version(2023, 1), version(2023, 2), version(2024, 1), version(2024, 2)],
      ["revision 2023-v1..2023-v2", "review 2023-v2..2024-v2", "revision 2024-v1..2024-v2"],
    ],
    [
      "every revision",
      [version(2024, 1), version(2024, 2), version(2024, 3)],
      ["revision 2024-v1..2024-v2", "revision 2024-v2..2024-v3"],
    ],
    [
      "an archived copy with nothing",
      [version(2023, 1), version(2024, 1, march), version(2024, 2, january)],
      ["review 2023-v1..2024-v1"],
    ],
    [
      "a revision with the newest before it",
      [version(2024, 1, march), version(2024, 2, january), version(2024, 3, march)],
      ["revision 2024-v1..2024-v3"],
    ],
  ])("compares %s", (_name, versions, expected) => {
    expect(named(versions)).toEqual(expected);
  });
});

it.each(["QM-2024-v1", "CN-XZ-2024-v12", "QM-2024-file1"])("reads the country of %s", (id) => {
  expect(id.startsWith(`${countryOfVersion(id)}-2024-`)).toBe(true);
});
