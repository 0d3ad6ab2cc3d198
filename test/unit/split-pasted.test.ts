import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bodyText, letterCounts, parsedText } from "../body-text.ts";
import { bytesOf, madePage } from "../made-page.ts";

const prose = (about: string) =>
  `According to invented observers, ${about} remained a concern in Meridia during the year, and the ministry of the
   harbour said that it would answer every letter within a month. It did not.`
    .replace(/\s+/g, " ")
    .trim();

const wrap = (text: string, width: number): string => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join("\n");
};

const outline: readonly [heading: string, topic: string][] = [
  ["Section 1. Life", ""],
  ["a. Extrajudicial Killings", "killings"],
  ["Section 2.", ""],
  ["Liberty", ""],
  ["a. Freedom of the Press", "press-freedom"],
  [
    "Censorship by Governments, Military, Intelligence, or Police Forces, Criminal Groups, or Armed Extremist or Rebel Groups",
    "press-freedom",
  ],
  ["c. Disappearance and Abduction", ""],
  ["Disappearance", "disappearances"],
  ["Security of the Person", ""],
  ["b. Protection of Children", ""],
  ["Child Labor", "child-labor"],
];

const headed = outline.filter(([, topic]) => topic !== "");

test.each([
  ["wrapped by hand", 80],
  ["a paragraph a line", 100_000],
])("a report pasted as one paragraph, %s, keeps its headings and all its text", (_how, width) => {
  const lines = outline.flatMap(([heading, topic]) => [
    wrap(heading, 62),
    ...(topic === "" ? [] : [wrap(prose(topic), width), wrap(prose(`once more ${topic}`), width)]),
  ]);
  const padding = Array.from({ length: 12 }, (_, i) => wrap(prose(`matter ${i}`), width));
  const pasted = ["EXECUTIVE SUMMARY", ...padding, ...lines].join("\n");
  const html = madePage({ body: `<h2>Executive Summary Title</h2><p>\n${pasted}\n</p>` });
  const report = parseReport(readSource(bytesOf(html), "made.html"));
  expect(letterCounts(parsedText(report))).toBe(letterCounts(bodyText(html)));
  expect(report.passages.map(({ topic, text }) => [topic, text])).toEqual([
    ...Array.from({ length: 12 }, (_, i) => ["executive-summary", prose(`matter ${i}`)]),
    ...headed.flatMap(([, topic]) => [
      [topic, prose(topic)],
      [topic, prose(`once more ${topic}`)],
    ]),
  ]);
  expect(report.sections.map(({ label }) => label)).toEqual([
    "Executive Summary Title",
    "EXECUTIVE SUMMARY",
    ...outline.map(([heading]) => heading).filter((heading) => heading !== "Section 2."),
  ]);
});
