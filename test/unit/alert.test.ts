import { describe, expect, it } from "vitest";
import { alertingPairs } from "#shared/alert/alerting-pairs.ts";
import { changedTopics } from "#shared/alert/changed-topics.ts";
import { normalizeCriteria } from "#shared/alert/normalize-criteria.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { subscriptionId } from "#shared/alert/subscription-id.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import type { VersionRecord } from "#shared/version/version.ts";
import { head } from "./digest-samples.ts";

describe("ids", () => {
  it("one person is one subscriber, however the address is typed", () => {
    expect(subscriberId(" Ana@Example.ORG ", "k")).toBe(subscriberId("ana@example.org", "k"));
    expect(subscriberId("ana@example.org", "k")).not.toBe(subscriberId("ana@example.org", "other"));
    expect(subscriberId("ana@example.org", "k")).toMatch(/^s-[0-9a-f]{32}$/);
  });

  it("one wish is one subscription, in whatever order it is said", () => {
    const wish = (countries: string[]) =>
      subscriptionId({
        subscriberId: "s-1",
        frequency: "release",
        criteria: { countries, topics: ["unions", "elections"] },
      });
    expect(wish(["QV", "QM", "QV"])).toBe(wish(["QM", "QV"]));
    expect(wish(["QM"])).not.toBe(wish(["QV"]));
  });

  it("one delivery per subscriber, frequency and occasions, and fit for a message tag", () => {
    const id = deliveryId({ subscriberId: "s-1", frequency: "daily", occasions: ["b", "a"] });
    expect(id).toBe(deliveryId({ subscriberId: "s-1", frequency: "daily", occasions: ["a", "b", "a"] }));
    expect(id).not.toBe(deliveryId({ subscriberId: "s-1", frequency: "release", occasions: ["a", "b"] }));
    expect(id).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
  });

  it("criteria are written one way", () => {
    expect(normalizeCriteria({ countries: ["QV", "QM", "QV"], topics: ["unions", "torture", "unions"] })).toEqual({
      countries: ["QM", "QV"],
      topics: ["torture", "unions"],
      minimumSignificance: 0,
      phrases: [],
    });
  });
});

describe("changedTopics", () => {
  it("names what changed, and what an issue list says of a topic whose text is the same", () => {
    const topics = [
      { topic: "torture", verdict: "unchanged", changes: 0 },
      { topic: "unions", verdict: "unchanged", changes: 1 },
      { topic: "elections", verdict: "gone", changes: 0 },
    ] as const;
    expect(changedTopics({ topics })).toEqual(["unions", "elections"]);
  });
});

describe("alertingPairs", () => {
  const version = (edition: number, number: number): VersionRecord => ({
    ...head("QM", "Meridia", edition, number),
    number,
    parser: "1.0.0",
    snapshotHash: `sha256:${"0".repeat(64)}`,
    origin: "release",
    words: 100,
    retrievedAt: "2025-08-12T18:00:00Z",
  });
  const [before, first, second, third] = [version(2023, 1), version(2024, 1), version(2024, 2), version(2024, 3)];
  const pairs = (versions: VersionRecord[], members: string[]) =>
    alertingPairs(versions, 2024, new Set(members)).map(({ kind, from, to }) => `${kind} ${from.id} ${to.id}`);

  it.each([
    ["a first text", [before, first], ["QM-2024-v1"], ["review QM-2023-v1 QM-2024-v1"]],
    [
      "two texts in one release give one entry",
      [before, first, second],
      ["QM-2024-v1", "QM-2024-v2"],
      ["review QM-2023-v1 QM-2024-v2"],
    ],
    [
      "a text of a later release changes nothing",
      [before, first, second],
      ["QM-2024-v1"],
      ["review QM-2023-v1 QM-2024-v1"],
    ],
    [
      "a text that readers know is revised",
      [before, first, second],
      ["QM-2024-v2"],
      ["revision QM-2024-v1 QM-2024-v2"],
    ],
    [
      "revised twice in one release",
      [before, first, second, third],
      ["QM-2024-v2", "QM-2024-v3"],
      ["revision QM-2024-v1 QM-2024-v2", "revision QM-2024-v2 QM-2024-v3"],
    ],
    ["nothing earlier to compare with", [first], ["QM-2024-v1"], []],
    ["another country's release", [before, first], ["QV-2024-v1"], []],
  ])("%s", (_name, versions, members, expected) => {
    expect(pairs(versions, members)).toEqual(expected);
  });
});
