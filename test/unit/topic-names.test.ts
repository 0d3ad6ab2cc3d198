import { expect, test } from "vitest";
import { type Context, findHeading, findRunIn } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";
import type { Area } from "#shared/topic/heading-table.ts";
import { editionRanges, listTopicNames } from "#shared/topic/topic-names.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";

const areas: readonly Area[] = [
  "integrity",
  "civil-liberties",
  "discrimination",
  "worker-rights",
  "life",
  "liberty",
  "security",
  "disappearance-and-abduction",
  "sourcing",
];
/** Wherever a label may stand. */
const contexts: readonly Context[] = [[], ...areas.map((area) => [area]), ...topicIds.map((topic) => [topic])];

/** A run-in label is tagged as a heading at times, and is what it is. */
const meanings = (label: string, kind: "heading" | "run-in"): Set<TopicId | null> => {
  const find = (key: string, context: Context) =>
    (kind === "heading" ? findHeading(key, context) : undefined) ?? findRunIn(key, context);
  return new Set(
    contexts.map((context) => {
      const found = find(headingKey(label), context);
      return found ? (found.topic ?? (context[0] as TopicId | undefined) ?? null) : null;
    }),
  );
};

test("every topic has names, and each name means its topic in the crosswalk", () => {
  const topics = listTopicNames();
  expect(topics.map(({ id }) => id)).toEqual(topicIds);
  for (const { id, labels } of topics) {
    expect(labels.length, id).toBeGreaterThan(0);
    for (const { label, kind, editions } of labels) {
      expect(meanings(label, kind), `${label} (${kind})`).toContain(id);
      expect([...editions].sort()).toEqual(editions);
      expect(new Set(editions).size).toBe(editions.length);
    }
  }
});

test("names follow the editions", () => {
  const headings = listTopicNames()
    .find(({ id }) => id === "press-freedom")
    ?.labels.filter(({ kind, editions }) => kind === "heading" && editions.includes(2024))
    .map(({ label }) => label);
  expect(headings).toContain("Freedom of the Press");
  expect(headings).not.toContain("Freedom of Speech and Press");
});

test.each([
  [[], ""],
  [[2024], "2024"],
  [[2016, 2017, 2019, 2021, 2022, 2023], "2016-2017, 2019, 2021-2023"],
])("%j is written %s", (editions, written) => {
  expect(editionRanges(editions)).toBe(written);
});
