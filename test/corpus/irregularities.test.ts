import { describe, expect, test } from "vitest";
import type { TopicId } from "#shared/topic/topics.ts";
import { sharedFolder } from "../shared-folder.ts";
import { irregularSections } from "./irregular-sections.ts";
import { loadReport } from "./load-report.ts";

const load = (edition: number, slug: string) => loadReport(sharedFolder ?? "", edition, slug);

/** Run-ins where others have headings, and those that only their heading tells apart. */
const runIns: readonly (readonly [edition: number, slug: string, runIn: string, topic: TopicId])[] = [
  [2023, "sudan", "Prison and Detention Center Conditions", "prison-conditions"],
  [2022, "russia", "Arrest Procedures and Treatment of Detainees", "arbitrary-detention"],
  [2018, "nauru", "Physical Conditions", "prison-conditions"],
  [2021, "france", "Freedom of Movement", "refugees"],
  [2017, "iran", "In-country Movement", "freedom-of-movement"],
];

/** Topics that nearly all others of the edition have. */
const missing: readonly (readonly [edition: number, slug: string, topic: TopicId])[] = [
  [2016, "serbia", "academic-freedom"],
  [2018, "bolivia", "political-prisoners"],
  [2022, "micronesia", "political-prisoners"],
  [2021, "peru", "racial-ethnic-minorities"],
];

describe.skipIf(!sharedFolder)("irregularities of real pages", () => {
  test.each(irregularSections)("%i %s: %s", (edition, slug, _irregularity, section) => {
    const { sections } = load(edition, slug);
    const { label, level, topic, empty, inText, inParagraph } = section;
    expect(sections.map(({ id: _id, path: _path, coverage: _coverage, ...rest }) => rest)).toContainEqual({
      ...{ label, level, topic },
      ...(empty ? { empty } : {}),
      ...(inText ? { inText } : {}),
      ...(inParagraph ? { inParagraph } : {}),
    });
  });

  test.each(runIns)("%i %s: the run-in %s is about %s", (edition, slug, runIn, topic) => {
    const topics = load(edition, slug)
      .passages.filter((passage) => passage.runIn === runIn)
      .map((found) => found.topic);
    expect(topics).toEqual([topic]);
  });

  test.each(missing)("%i %s has nothing on %s", (edition, slug, topic) => {
    const { sections, passages } = load(edition, slug);
    expect([...sections, ...passages].filter((part) => part.topic === topic)).toEqual([]);
  });

  test("a subsection that says it is not applicable covers nothing", () => {
    const { passages } = load(2020, "uganda");
    const movement = passages.filter(({ topic }) => topic === "freedom-of-movement");
    expect(movement.map(({ coverage }) => coverage)).toEqual(["not-applicable"]);
  });

  test("run-ins in a summary leave it the summary", () => {
    const { passages, sections } = load(2016, "russia");
    const summary = passages.filter(({ section }) => section === sections[0]?.id);
    expect(new Set(summary.map(({ topic }) => topic))).toEqual(new Set(["executive-summary"]));
  });

  test.each([
    [2016, "romania"],
    [2020, "jamaica"],
    [2020, "peru"],
  ])(
    "%i %s, on the older template, has seven sections after the summary, and the page's end is furniture",
    (edition, slug) => {
      const { sections, furniture, passages } = load(edition, slug);
      const numbered = sections
        .filter(({ level }) => level === 1)
        .map(({ label }) => /^Section (\d)\./.exec(label)?.[1]);
      expect(numbered.filter((number) => number !== undefined)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
      expect(furniture).toContain("Tags");
      expect(passages.filter(({ text }) => text === "Tags" || /^ANNOUNCEMENT:/.test(text))).toEqual([]);
    },
  );

  test.each(["jamaica", "peru", "cote-divoire"])(
    "2020 %s announces an addendum, and has no reproductive rights",
    (slug) => {
      const { notices = [], passages } = load(2020, slug);
      expect(notices.length).toBeGreaterThan(0);
      expect(passages.filter(({ runIn }) => runIn === "Reproductive Rights")).toEqual([]);
    },
  );

  test.each([2016, 2019, 2022])("the navigation of China %i leads to the sub-reports", (edition) => {
    const { links = [] } = load(edition, edition === 2016 ? "china-includes-tibet-hong-kong-and-macau" : "china");
    expect(links.flatMap(({ subReport }) => subReport ?? []).toSorted()).toEqual(["CN-XZ", "HK", "MO"]);
  });
});
