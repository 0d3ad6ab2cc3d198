import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bytesOf, madePage } from "../made-page.ts";

const title = (text: string) => `<h3 class="report__section-title">${text}</h3>`;
const marker = (number: number) => `<h4 class="report-toc-section">Section ${number}.</h4>`;
const subtitle = (text: string) => `<h3 class="report__section-subtitle">${text}</h3>`;
const p = (text: string) => `<p>${text}</p>`;

const summary = `<h2 class="report__section-title">Executive Summary</h2>${p("Little changed.")}`;
const liberties = marker(2) + title("Respect for Civil Liberties");
const societal = marker(6) + title("Discrimination and Societal Abuses");
const work = marker(7) + title("Worker Rights");

const parse = (body: string, edition = 2023) =>
  parseReport(readSource(bytesOf(madePage({ body: summary + body, edition })), "made.html"));

/** Topic, run-in and path below the section of every passage but the summary's. */
const outline = (body: string) =>
  parse(body)
    .passages.slice(1)
    .map(({ topic, runIn, path }) => [topic, runIn, path.slice(1).join(" > ")]);

const rules = (body: string) => parse(body).problems.map(({ rule }) => rule);

test("refuses what is no report, and a report that is cut", () => {
  const read = (html: string) => () => parseReport(readSource(bytesOf(html), "made.html"));
  const code = (name: string) => expect.objectContaining({ code: name });
  expect(read("<html><p>News of the day</p></html>")).toThrow(code("PARSE_NOT_A_REPORT"));
  expect(read(madePage({ body: "<h2>Recipes</h2><p>Take two eggs.</p>" }))).toThrow(code("PARSE_NOT_A_REPORT"));
  expect(read(madePage({ body: "" }))).toThrow(code("PARSE_NOT_A_REPORT"));
  const page = madePage();
  expect(read(page.slice(0, page.indexOf("No invented") + 6))).toThrow(code("PARSE_TRUNCATED"));
});

test("sorts markers, navigation, tags, buttons and announcements out as furniture", () => {
  const body = `${p("<b>READ A SECTION:</b> MERIDIA (BELOW) | ISLANDS")}<h2>Read a Section: Meridia</h2>
    <p class="stars-above">Islands →</p>${p("<b>ANNOUNCEMENT:</b> An addendum will follow.")}${p("&nbsp;")}
    ${liberties}${subtitle("c. Freedom of Religion")}${p("See another report.")}
    <div class="related-tags"><p class="related-tags__label">Tags</p><div class="related-tags__pills">
    <a class="button button--pill">Bureau</a> <a class="button button--pill">Meridia</a></div></div>`;
  const report = parse(body);
  expect(report.furniture).toEqual([
    "READ A SECTION: MERIDIA (BELOW) | ISLANDS",
    "Read a Section: Meridia",
    "Islands →",
    "ANNOUNCEMENT: An addendum will follow.",
    "Section 2.",
    "Tags",
    "Bureau",
    "Meridia",
  ]);
  expect(report.passages.map(({ text }) => text)).toEqual(["Little changed.", "See another report."]);
});

test("knows run-ins in the four styles, and lets each hold until the next run-in or heading", () => {
  const body = `${societal}${subtitle("Women")}${p("<u>Rape and Domestic Violence</u>: One.")}${p("Two.")}
    ${p("<b>Reproductive </b><b>Rights</b><b>:</b> Three.")}${p("Female Genital Mutilation/Cutting (FGM/C: Four.")}
    ${p("Five.<br>\n<strong>Sexual Harassment:</strong> Six.")}${p("Seven.")}${subtitle("Children")}${p("Eight.")}`;
  expect(outline(body)).toEqual([
    ["women-and-gender-violence", "Rape and Domestic Violence", "Women"],
    ["women-and-gender-violence", null, "Women"],
    ["reproductive-rights-and-population-control", "Reproductive Rights", "Women"],
    ["fgm-and-harmful-practices", "Female Genital Mutilation/Cutting (FGM/C", "Women"],
    ["fgm-and-harmful-practices", null, "Women"],
    ["women-and-gender-violence", null, "Women"],
    ["children", null, "Children"],
  ]);
});

test("a printed label that nobody knows is a run-in of its heading's topic; a bare one and a book title are text", () => {
  const body = `${societal}${subtitle("Women")}${p("<u>Reproductive Rights</u>: One.")}${p("<u>Weather</u>: Two.")}
    ${p("The Hidden Valley IV: a book.")}${p("<b>Note:</b> remark.")}`;
  expect(outline(body).map(([topic, runIn]) => [topic, runIn])).toEqual([
    ["reproductive-rights-and-population-control", "Reproductive Rights"],
    ["women-and-gender-violence", "Weather"],
    ["women-and-gender-violence", null],
    ["women-and-gender-violence", null],
  ]);
});

test("tells homonyms apart by what stands above them", () => {
  const body = `${liberties}${subtitle("a. Freedom of Expression, Including for Members of the Press and Other Media")}
    ${p("<b>Violence and Harassment:</b> One.")}${subtitle("b. Freedoms of Peaceful Assembly and Association")}
    <h4>Freedom of Association</h4>${p("Two.")}${subtitle("e. Protection of Refugees")}${p("<b>Freedom of Movement:</b> Three.")}
    ${societal}${subtitle("Acts of Violence, Criminalization, and Other Abuses Based on Sexual Orientation, Gender Identity or Expression, or Sex Characteristics")}
    ${p("<b>Violence and Harassment:</b> Four.")}${p("<b>Discrimination:</b> Five.")}
    ${work}${subtitle("Discrimination (see section 6)")}${p("Six.")}`;
  expect(outline(body).map(([topic]) => topic)).toEqual([
    "press-freedom",
    "freedom-of-association",
    "refugees",
    "lgbtqi",
    "lgbtqi",
    "employment-discrimination",
  ]);
});

test("the path is the logical chain, whatever the tags are", () => {
  const body = `<h2 class="report__section-title">Section 1. Respect for the Integrity of the Person, Including Freedom from:</h2>
    ${subtitle("c. Torture and Other Cruel, Inhuman, or Degrading Treatment or Punishment")}
    ${subtitle("Prison and Detention Center Conditions")}${p("One.")}
    <h4>Arbitrary or Unlawful Interference with Privacy, Family, Home, or Correspondence</h4>${p("Two.")}
    ${title("g. Abuses in Internal Conflict")}${p("Three.")}${subtitle("Section 7. Worker Rights")}${p("Four.")}`;
  const report = parse(body);
  expect(report.passages.slice(1).map(({ topic, path }) => [topic, path.length])).toEqual([
    ["prison-conditions", 3],
    ["privacy", 2],
    ["conflict-abuses", 2],
    ["unions", 1],
  ]);
  expect(report.sections.map(({ level }) => level)).toEqual([1, 1, 2, 3, 2, 2, 1]);
});

test("a paragraph that is nothing but a heading is one, and the first line of a paragraph names the section", () => {
  const body = `${liberties}${p("c. Freedom of Religion")}${p("One.")}
    ${p("f. Status and Treatment of Internally Displaced Persons (IDPs)<br>\nNot applicable.")}${p("Two.")}`;
  const report = parse(body);
  expect(report.passages.slice(1).map(({ topic, text }) => [topic, text])).toEqual([
    ["religious-freedom", "One."],
    ["internally-displaced-persons", "f. Status and Treatment of Internally Displaced Persons (IDPs) Not applicable."],
    ["internally-displaced-persons", "Two."],
  ]);
  expect(report.sections.filter(({ inText }) => inText)).toHaveLength(1);
  expect(rules(body)).toEqual(["PARSE_HEADING_AS_PARAGRAPH", "PARSE_HEADING_INLINE"]);
});

test("a run-in that is tagged as a heading ends where the next run-in begins", () => {
  const body = `${societal}${subtitle("Women")}${subtitle("Other Harmful Traditional Practices:")}${p("One.")}${p("Two.")}
    ${p("<b>Sexual Harassment:</b> Three.")}`;
  expect(outline(body)).toEqual([
    ["fgm-and-harmful-practices", null, "Women > Other Harmful Traditional Practices:"],
    ["fgm-and-harmful-practices", null, "Women > Other Harmful Traditional Practices:"],
    ["women-and-gender-violence", "Sexual Harassment", "Women"],
  ]);
});

test("an unknown label with a colon that is tagged as a heading is a run-in; one without a letter stands below the lettered one", () => {
  const body = `${liberties}${subtitle("e. Protection of Refugees")}${subtitle("Access to an Asylum:")}${p("One.")}
    ${p("<b>Refoulement:</b> Two.")}${subtitle("Harbour Affairs")}${p("Three.")}`;
  expect(outline(body)).toEqual([
    ["refugees", null, "e. Protection of Refugees > Access to an Asylum:"],
    ["refugees", "Refoulement", "e. Protection of Refugees"],
    ["refugees", null, "e. Protection of Refugees > Harbour Affairs"],
  ]);
});

test("a heading after a break is of what follows the paragraph", () => {
  const body = `${liberties}${subtitle("c. Freedom of Religion")}${p("One.<br>d. Freedom of Movement<br>Two.")}${p("Three.")}`;
  expect(outline(body).map(([topic]) => topic)).toEqual(["religious-freedom", "freedom-of-movement"]);
});

test("a line that only ends like a heading's words is prose", () => {
  const body = `${liberties}${subtitle("c. Freedom of Religion")}${p("One.")}${p("torture.")}${p("Two,<br>children<br>three.")}`;
  expect(outline(body).map(([topic]) => topic)).toEqual([
    "religious-freedom",
    "religious-freedom",
    "religious-freedom",
  ]);
});

test("a short text after a marker, or one that begins like navigation, stays text", () => {
  const body = `${marker(3)}${p("Not applicable.")}${p("In this section the islands are left out.")}`;
  expect(parse(body).passages).toHaveLength(3);
});

test("text that is tagged as a heading is text", () => {
  const body = `${liberties}${subtitle("e. Protection of Refugees")}
    ${subtitle("Abuse of Migrants and Refugees: Invented workers were sometimes underpaid.")}
    ${subtitle("Nobody in the invented country was ever seen to be bullied at school")}`;
  expect(outline(body).map(([topic, runIn]) => [topic, runIn])).toEqual([
    ["refugees", "Abuse of Migrants and Refugees"],
    ["refugees", null],
  ]);
  expect(rules(body)).toEqual(["PARSE_HEADING_WITH_TEXT", "PARSE_HEADING_WITH_TEXT"]);
});

test("parts an address from the heading that it is glued to, and leaves debris out", () => {
  const body = `${societal}${subtitle("https://www.reports.example/religion/Trafficking in Persons")}${p("One.")}
    ${subtitle("MERIDIA PAGE * MERGEFORMAT 27")}${p("Two.")}`;
  const report = parse(body);
  expect(report.sections.at(-1)?.label).toBe("Trafficking in Persons");
  expect(report.furniture).toEqual([
    "Section 6.",
    "https://www.reports.example/religion/",
    "MERIDIA PAGE * MERGEFORMAT 27",
  ]);
  expect(report.passages.slice(1).map(({ topic }) => topic)).toEqual(["trafficking", "trafficking"]);
});

test("misspelt and cut headings are known, unknown ones inherit", () => {
  const body = `${societal}${subtitle("Sistematic Racial or Ethnic Violance and Discrimination")}${p("One.")}
    ${marker(1)}${title("Respect for the Integrity of the Person")}<h4>PRISONERS AND DETAINEES IN</h4>
    ${subtitle("e. Denial of Fair Public Trial")}<h4>Ceremonial Courts</h4>${p("Two.")}
    ${marker(9)}${p("Weather")}${p("Three.")}`;
  expect(outline(body)).toEqual([
    ["racial-ethnic-minorities", null, "Sistematic Racial or Ethnic Violance and Discrimination"],
    ["fair-trial", null, "e. Denial of Fair Public Trial > Ceremonial Courts"],
    [null, null, ""],
  ]);
  expect(rules(body)).toContain("PARSE_HEADING_MISSPELT");
  expect(parse(body).problems.filter(({ rule }) => rule === "PARSE_HEADING_UNKNOWN").length).toBeGreaterThan(1);
});

test("places of problems name the line", () => {
  const { problems } = parse(`${liberties}\n\n${subtitle("x. Something Unheard of")}${p("One.")}`);
  expect(problems[0]?.place).toMatch(/^made\.html:\d+$/);
});

test("text before any heading is kept", () => {
  const page = readSource(bytesOf(madePage({ body: `${p("Early.")}${summary}` })), "made.html");
  const report = parseReport(page);
  expect(report.passages.map(({ text, topic }) => [text, topic])).toEqual([
    ["Early.", null],
    ["Little changed.", "executive-summary"],
  ]);
  expect(report.sections[0]?.inText).toBe(true);
});

test("plain text goes through the same outline", () => {
  const text = `2023 Country Reports on Human Rights Practices: Meridia
EXECUTIVE SUMMARY
Little changed.
Section 2. Respect for Civil Liberties
b. Freedoms of Peaceful Assembly and Association
Freedom of Association
One.
j. Something Unheard of
Two.
Section 6.
Discrimination and Societal Abuses
Women
Reproductive Rights: Three.
`;
  const report = parseReport(readSource(bytesOf(text), "made.txt"));
  expect([report.edition, report.country.code]).toEqual([2023, "QM"]);
  expect(report.furniture).toEqual(["2023 Country Reports on Human Rights Practices: Meridia", "Section 6."]);
  expect(report.passages.map(({ topic, path }) => [topic, path.length])).toEqual([
    ["executive-summary", 1],
    ["freedom-of-association", 3],
    [null, 2],
    ["reproductive-rights-and-population-control", 2],
  ]);
});
