import { classifyBlock } from "#shared/report/classify-block.ts";
import { BrokenReportError, NotAReportError, TruncatedReportError } from "#shared/report/errors.ts";
import { type IdentityHints, identifyPage } from "#shared/report/identify-page.ts";
import { markEmptySections } from "#shared/report/mark-empty-sections.ts";
import { Outline } from "#shared/report/outline.ts";
import { pageBlocks } from "#shared/report/page-blocks.ts";
import type { ParsedReport } from "#shared/report/parsed-report.ts";
import { placeBlock } from "#shared/report/place-block.ts";
import { readIssues } from "#shared/report/read-issues.ts";
import type { Problem } from "#shared/report/report.ts";
import type { Block, SourcePage } from "#shared/source/source-page.ts";

/** Changes whenever the same page may be read differently; a new one makes reparses, never alerts. */
export const parserVersion = "1.1.0";

const instant = (printed: string | null): string | null => {
  if (printed === null || Number.isNaN(Date.parse(printed))) return null;
  return new Date(printed).toISOString().replace(".000Z", "Z");
};

/** A page that was pasted as one paragraph has its headings in that paragraph; a plain text has no tags that would tell. */
const isParagraph = ({ tag }: Block, { format }: SourcePage) => tag === "p" || (tag === "line" && format === "html");

/** Words that markup may hide are not lost silently: the reading is doubted. */
const markupProblems = ({ doubts = [], place }: SourcePage): Problem[] =>
  doubts.map(({ reason, sourceLine }) => ({
    rule: "PARSE_TEXT_HIDDEN",
    message: `The markup may hide words of the report: ${reason}`,
    place: `${place}:${sourceLine}`,
    fatal: true,
  }));

/**
 * Parse a page into the report it holds.
 *
 * The body is accounted for whole: every piece of it is a passage, a section label or furniture, once, letter for letter
 * up to white space (and, in a text of lines, hyphens at their ends). What was not understood with certainty is in
 * `problems`, with its place.
 *
 * @param hints - country and edition where the page does not say them; they must not contradict it
 * @returns passages in reading order, without ids: those are the version's
 * @throws ParseError `PARSE_NOT_A_REPORT`, `PARSE_TRUNCATED`, `PARSE_BODY_BROKEN`, or one of `identifyPage`
 * @example parseReport(readSource(bytes, "kazakhstan.html")).country.code // "KZ"
 */
export const parseReport = (page: SourcePage, hints: IdentityHints = {}): ParsedReport => {
  if (page.body === "absent") throw new NotAReportError(page.place, "no report body (.report__main)");
  if (page.body === "cut") throw new TruncatedReportError(page.place, page.blocks.length);
  if (page.body === "broken") throw new BrokenReportError(page.place, page.blocks.length);
  const outline = new Outline(page.facts.headline ?? page.place);
  let known = 0;
  const blocks = pageBlocks(page);
  if (page.format === "text" && blocks !== page.blocks) {
    const message =
      "Paragraphs were made of lines; where a full line ends a sentence, that its paragraph goes on is a guess";
    outline.addProblem("PARSE_LINES_JOINED", message, page.place);
  }
  for (const block of blocks) {
    const found = classifyBlock(block, page.facts, outline.standing());
    if (found.kind === "heading") known += 1;
    outline.beginBlock(isParagraph(block, page), block.links ?? []);
    placeBlock(outline, block, found, `${page.place}:${block.sourceLine}`);
  }
  if (known === 0 || outline.passages.length === 0) throw new NotAReportError(page.place, "no heading of any report");
  const { country, printedName, edition, title, sourceUrl } = identifyPage(page, hints);
  return {
    parser: parserVersion,
    series: country.series,
    country: { code: country.code, name: printedName },
    edition,
    title,
    sourceUrl,
    modifiedAt: instant(page.facts.modifiedAt),
    sections: markEmptySections(outline.sections, outline.passages),
    passages: outline.passages,
    issues: readIssues(outline.passages),
    furniture: outline.furniture,
    ...(outline.links.length > 0 ? { links: outline.links } : {}),
    ...(outline.notices.length > 0 ? { notices: outline.notices } : {}),
    problems: [...markupProblems(page), ...outline.problems],
  };
};
