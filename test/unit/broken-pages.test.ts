import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bytesOf, madePage, smallBody } from "../made-page.ts";

const parse = (html: string) => parseReport(readSource(bytesOf(html), "broken.html"));
const page = madePage();
const killings = "No invented official";
const islands = "No invented official was said to have been to the islands";
const lastParagraph = `<p>${killings} was said to have killed anyone.</p>`;
const before = (text: string, put: string) => page.replace(text, put + text);
const longer = madePage({ body: smallBody.replace(killings, `${islands}.</p>\n<p>${killings}`) });

test.each([
  [
    "a stray end tag of the section that holds the body",
    before("<p>Little changed", "</section>"),
    "PARSE_BODY_BROKEN",
  ],
  [
    "a stray end tag of what the sections stand in",
    before("<p>Little changed", "</div></section>"),
    "PARSE_BODY_BROKEN",
  ],
  [
    "a section's own tag that is missing",
    page.replace('<section class="report__content__inner entry-content">', ""),
    "PARSE_BODY_BROKEN",
  ],
  ["an end tag of the document in its middle", before(killings, "</body>"), "PARSE_TRUNCATED"],
  [
    "a body that only the document ends",
    page.replace("</div></section>\n<footer>", "</div><footer>"),
    "PARSE_TRUNCATED",
  ],
])("refuses %s", (_what, html, code) => {
  expect(() => parse(html)).toThrow(expect.objectContaining({ code }));
});

test.each([
  [
    "a comment that was never meant to begin",
    longer.replace(islands, `<!--${islands}`).replace(lastParagraph, `-->${lastParagraph}`),
    "a comment holds tags",
  ],
  [
    "a stray quotation mark",
    longer.replace(`<p>${islands}`, `<p title="${islands}`).replace(`<p>${killings}`, `<p class="x">${killings}`),
    "a tag holds another tag",
  ],
  ["a stray less-than sign", longer.replace("been to", "<been to"), "a tag holds another tag"],
  ["words in an end tag", longer.replace("been to", "</been to"), "an end tag holds words"],
  [
    "a script that begins in the text",
    longer.replace(islands, `<script>${islands}`).replace(lastParagraph, `${lastParagraph}</script>`),
    "a script or drawing",
  ],
  ["a drawing that begins in the text", longer.replace(islands, `<svg>${islands}`), "no end tag of its own"],
  [
    "a drawing around a paragraph",
    longer.replace(`<p>${islands}.</p>`, `<svg><p>${islands}.</p></svg>`),
    "a script or drawing",
  ],
  [
    "a title that begins in the text",
    longer.replace(islands, `<title>${islands}`).replace(lastParagraph, `${lastParagraph}</title>`),
    "a tag is printed as text",
  ],
  ["a cell that the section's end ends", longer.replace(islands, `<table><tr><td>${islands}`), "no end tag of its own"],
  [
    "a heading in a heading",
    longer.replace("a. Extrajudicial", "<div><h4>Killings</h4></div>a. Extrajudicial"),
    "a heading holds a heading",
  ],
])("doubts %s", (_what, html, reason) => {
  const { problems } = parse(html);
  const hidden = problems.filter(({ rule, fatal }) => rule === "PARSE_TEXT_HIDDEN" && fatal);
  expect(hidden.map(({ message }) => message).join()).toContain(reason);
  expect(hidden[0]?.place).toMatch(/^broken\.html:\d+$/);
});

test.each([
  ["comments", before(killings, "<!-- checked by the desk -->")],
  ["an unclosed paragraph", page.replace("anyone.</p>", "anyone.")],
  ["a block around a section that is not closed", before("<p>Little changed", "<div>")],
  ["an address in a tag", before(killings, '<a href="https://reports.example/?a=1&b=2">More</a> ')],
])("does not doubt %s", (_what, html) => {
  expect(parse(html).problems).toEqual([]);
});

test("thousands of headings take no longer than their number", () => {
  const body = `${smallBody}<p>${"<br>Women".repeat(20_000)}</p>`;
  const { sections, problems } = parse(madePage({ body }));
  expect([sections.length, problems.length]).toEqual([20_003, 0]);
});
