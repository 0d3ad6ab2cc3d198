import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bytesOf, madePage } from "../made-page.ts";
import { headings } from "./irregular/headings.ts";
import { h4, integrity, liberties, p, sub, summary, work } from "./irregular/markup.ts";
import { missing, runIns } from "./irregular/run-ins.ts";
import { structure } from "./irregular/structure.ts";
import { wording } from "./irregular/wording.ts";

/** Each passage as "text: topic, depth of its path". */
const read = (body: string, name = "Meridia") =>
  parseReport(readSource(bytesOf(madePage({ body, edition: 2023, name })), "made.html")).passages.map(
    ({ text, topic, path }) => `${text.slice(0, 40)}: ${topic}, ${path.length}`,
  );

test.each([...structure, ...headings, ...wording, ...runIns, ...missing])(
  "reads %s",
  (_irregularity, body, passages) => {
    expect(read(summary + body).slice(1)).toEqual(passages);
  },
);

test("headings with nothing under them are empty sections; what is not applicable covers nothing", () => {
  const body = `${summary}${integrity}${sub("e. Denial of Fair Public Trial")}${p("One.")}${h4("Property Restitution")}
    ${work}${p("Two.")}${sub("d. Discrimination (see section 6)")}${liberties}${sub("d. Freedom of Movement")}${p("Not applicable.")}`;
  const report = parseReport(readSource(bytesOf(madePage({ body })), "made.html"));
  expect(report.sections.filter(({ empty }) => empty).map(({ label, coverage }) => [label, coverage])).toEqual([
    ["Property Restitution", undefined],
    ["d. Discrimination (see section 6)", "see-section"],
  ]);
  expect(report.passages.at(-1)?.coverage).toBe("not-applicable");
});

test("a report pasted as one paragraph has its headings in the line breaks", () => {
  const lines = [
    "Executive Summary Title",
    "Section 1. Life",
    "a. Extrajudicial Killings",
    "b. Coercion in Population Control",
    "Section 2. Liberty",
    "a. Freedom of the Press",
    "Section 3. Security of the Person",
    "b. Protection of Children",
    "Child Labor",
  ];
  const prose = (at: number) =>
    `The ministry of harbours in Meridia said in paragraph number ${at} that ships came and went\nas they had in all the years before, and that nobody had been kept from leaving. The keeper\nof the lighthouse agreed and wrote it down in the book of the year.`;
  const body = `<p>${lines.map((line, at) => `${line}\n${prose(at)}`).join("\n")}</p>`;
  const report = parseReport(readSource(bytesOf(madePage({ body })), "made.html"));
  expect(report.sections.map(({ label }) => label)).toEqual(lines);
  expect(report.passages.map(({ topic }) => topic)).toEqual([
    "executive-summary",
    null,
    "killings",
    "reproductive-rights-and-population-control",
    null,
    "press-freedom",
    null,
    "children",
    "child-labor",
  ]);
});
