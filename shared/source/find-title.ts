import { findCountryByName } from "#shared/country/find-country.ts";

/** "2023 Country Reports on Human Rights Practices: Kazakhstan", and how the PDFs have it: "KAZAKHSTAN 2023 HUMAN RIGHTS REPORT". */
const titles: readonly RegExp[] = [
  /^\d{4}\s+country reports? on human rights practices\s*[:–—-]?\s*(.*)$/i,
  /^(.+?)\s+\d{4}\s+human rights report$/i,
];
/** Lines; a title with a long name runs over three. */
const longest = 3;

/** A title, and how many lines it takes. */
export interface TitleLines {
  readonly text: string;
  readonly count: number;
}

/**
 * Find the report's title in the first lines of a text.
 *
 * @param lines - white space folded, none empty
 * @returns undefined where the first lines are no title; else the lines up to a country that is known, or the first alone
 */
export const findTitle = (lines: readonly string[]): TitleLines | undefined => {
  const [first = ""] = lines;
  // Some pages have no other title than the country's name.
  let title = !/\d/.test(first) && findCountryByName(first) ? { text: first, count: 1 } : undefined;
  for (let count = 1; count <= Math.min(longest, lines.length); count += 1) {
    const text = lines.slice(0, count).join(" ");
    const match = titles.map((pattern) => pattern.exec(text)).find((found) => found !== null);
    if (!match) continue;
    if (findCountryByName(match[1] ?? "")) title = { text, count };
    title ??= { text, count };
  }
  return title;
};
