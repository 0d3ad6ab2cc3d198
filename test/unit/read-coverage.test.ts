import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readCoverage } from "#shared/report/read-coverage.ts";
import { readSource } from "#shared/source/read-source.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { bytesOf, madePage } from "../made-page.ts";

const parse = (body: string) =>
  identifyReport(parseReport(readSource(bytesOf(madePage({ body })), "made.html")), "QM-2024-file1");
const summary = "<h2>EXECUTIVE SUMMARY</h2><p>Little changed.</p>";
const base = "https://reports.example/reports/2024-country-reports-on-human-rights-practices";

test.each([
  ["Not applicable.", "not-applicable"],
  ["Not Applicable", "not-applicable"],
  ["(N/A)", "not-applicable"],
  ["See section 7.d.", "see-section"],
  ["(see section 6)", "see-section"],
  ["See section 1.g., Child Soldiers.", "see-section"],
  ["(See section 2.a. for the lake. See section 3 for the river.)", "see-section"],
  ["For more on the harbour, please see section 6, Women.", "see-section"],
  ["See information on the lake villages in the women’s section above.", "see-section"],
  ["See the Ministry’s annual Lake Report at https://lake.example/report/.", "pointer"],
  ["Also, see the U.S. Office’s List of Boats at www.boats.example/list .", "pointer"],
  ["For additional information, see Appendix C.", "pointer"],
  [
    "For further information about boats, please see the materials of the Boat Centre: https://boats.example .",
    "pointer",
  ],
  ["See the Lake Report at https://a.example/x. Also see the Boat Report at https://b.example/y.", "pointer"],
  ["The Ministry’s Lake Report can be found at https://lake.example/report/.", "pointer"],
  ["See section 2.d. and the Lake Report at https://lake.example/.", "see-section"],
  ["The law was not applicable to fishers.", undefined],
  ["Women owned few boats (see section 7.d.).", undefined],
  ["The country is a party to the invented convention. See the Lake Report at https://lake.example/.", undefined],
  ["See how few boats there were. Fishers protested in May.", undefined],
  ["Seeds were available at the market.", undefined],
  ["Seeing the lake was forbidden.", undefined],
])("%j: %s", (text, coverage) => {
  expect(readCoverage(text, null).coverage).toBe(coverage);
});

test("a run-in label is not what the passage says", () => {
  expect(readCoverage("Birth Registration: See Appendix C.", "Birth Registration")).toEqual({ coverage: "pointer" });
  expect(readCoverage("Child Soldiers: Not applicable.", "Child Soldiers")).toEqual({ coverage: "not-applicable" });
});

test("a pointer keeps its addresses: those of its links, then those that are only printed", () => {
  const { passages } = parse(`${summary}<p>See the Lake Report at <a href="https://lake.example/lake-report/">
    https://lake.example/lake report/</a>, and the Boat Report at www.boats.example/list. .</p><p>Also see the Lake Report.</p>`);
  expect(passages.map(({ coverage, pointsTo }) => [coverage, pointsTo])).toEqual([
    [undefined, undefined],
    ["pointer", ["https://lake.example/lake-report/", "https://www.boats.example/list"]],
    ["pointer", undefined],
  ]);
});

test("sections with nothing under them are marked, and whether their heading says where it is", () => {
  const { sections } = parse(`${summary}<p class="report-toc-section">Section 7.</p><h2>Worker Rights</h2>
    <h3>c. Prohibition of Child Labor</h3><p>Children fished.</p><h3>d. Discrimination (see section 6)</h3>
    <h3>e. Acceptable Conditions of Work</h3><h4>Forced Labor</h4>`);
  expect(sections.map(({ label, empty, coverage }) => [label, empty, coverage])).toEqual([
    ["EXECUTIVE SUMMARY", undefined, undefined],
    ["Worker Rights", undefined, undefined],
    ["c. Prohibition of Child Labor", undefined, undefined],
    ["d. Discrimination (see section 6)", true, "see-section"],
    ["e. Acceptable Conditions of Work", true, undefined],
    ["Forced Labor", true, undefined],
  ]);
});

test("navigation becomes links to sub-reports, and stays furniture; announcements are kept apart", () => {
  const navigation = (first: string) =>
    `<p><b>READ A SECTION:</b> CHINA (${first}) | <a href="${base}/china/tibet/">TIBET</a> | <a href="${base}/china/harbours/">Harbours</a></p>`;
  const arrows = `<p class="stars-above"><a href="${base}/china/hong-kong/">Hong Kong</a> → <a href="/web/2021/${base}/china/macau/">Macau</a></p>`;
  const tag = `<a class="button--pill" href="https://reports.example/countries/china/">China</a>`;
  const notice = "<p><b>ANNOUNCEMENT:</b> An addendum will be released.</p>";
  const { links, notices, furniture, passages } = parse(
    `${notice}${navigation("BELOW")}${arrows}${summary}${navigation("ABOVE")}${tag}`,
  );
  expect(links).toEqual([
    { label: "TIBET", address: `${base}/china/tibet/`, subReport: "CN-XZ" },
    { label: "Harbours", address: `${base}/china/harbours/` },
    { label: "Hong Kong", address: `${base}/china/hong-kong/`, subReport: "HK" },
    { label: "Macau", address: `${base}/china/macau/`, subReport: "MO" },
  ]);
  expect(notices).toEqual(["ANNOUNCEMENT: An addendum will be released."]);
  expect(furniture).toHaveLength(5);
  expect(passages).toHaveLength(1);
});

test("a report without any of it has no empty fields", () => {
  expect(Object.keys(parse(summary))).not.toContain("links");
  expect(Object.keys(parse(summary))).not.toContain("notices");
});
