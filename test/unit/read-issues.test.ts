import { expect, test } from "vitest";
import { readIssues } from "#shared/report/read-issues.ts";

const read = (...texts: string[]) =>
  readIssues(texts.map((text) => ({ section: "s1", path: ["x"], runIn: null, topic: "executive-summary", text })));

test.each([
  [
    "Significant human rights issues included credible reports of: unlawful killings; torture; and the worst forms of child labor.",
    "Significant human rights issues included credible reports of:",
    ["unlawful killings", "torture", "the worst forms of child labor"],
  ],
  [
    "The record worsened. Human rights issues included torture by police, in the U.S. Zone too; and censorship. The government acted.",
    "Human rights issues included",
    ["torture by police, in the U.S. Zone too", "censorship"],
  ],
  [
    "The most significant human rights problems were corruption and poor prisons.",
    "The most significant human rights problems were",
    ["corruption and poor prisons"],
  ],
  [
    "Significant human rights issues in the islands included: censorship.",
    "Significant human rights issues in the islands included:",
    ["censorship"],
  ],
])("reads %j", (text, lead, items) => {
  expect(read("Little changed.", text)).toEqual({ lead, items });
});

test("no list is none", () => {
  expect(read("There were no credible reports of significant human rights abuses.")).toBeNull();
  expect(
    read("The government punished officials who committed human rights abuses; those included a mayor."),
  ).toBeNull();
  expect(readIssues([])).toBeNull();
});

test("the first list counts", () => {
  expect(
    read("Significant human rights issues included: a; b.", "Other human rights issues included: c.")?.items,
  ).toEqual(["a", "b"]);
});
