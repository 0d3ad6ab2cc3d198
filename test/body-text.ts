import { load } from "cheerio";
import type { ParsedReport } from "#shared/report/parsed-report.ts";

/** Letters do not depend on where white space and blocks fall; their order within the page is not compared. */
const sortedLetters = (text: string) => [...text.replace(/\s+/g, "")].sort().join("");

/** Text of a page's body by another HTML parser (parse5, through cheerio), scripts and drawings left out. */
export const bodyLetters = (html: string): string => {
  const body = load(html)(".report__main").first();
  body.find("script, style, svg, template").remove();
  return sortedLetters(body.text());
};

/** Everything that a parse accounts for, each piece once. */
export const parsedLetters = ({ sections, passages, furniture }: Omit<ParsedReport, "problems">): string =>
  sortedLetters(
    [
      ...sections.filter(({ inText }) => !inText).map(({ label }) => label),
      ...passages.map(({ text }) => text),
      ...furniture,
    ].join(" "),
  );
