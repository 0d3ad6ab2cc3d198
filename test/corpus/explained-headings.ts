/** Why a heading of a real page is not read as it stands. */
export interface ExplainedHeading {
  /** Edition and file, as the folder has them. */
  readonly page: string;
  readonly rule: string;
  readonly why: string;
}

/** Reviewed against the pages on 2026-11-22. A heading that nobody has seen is in none of them. */
export const explainedHeadings: readonly ExplainedHeading[] = [
  {
    page: "2020/mozambique.html",
    rule: "PARSE_HEADING_DEBRIS",
    why: "the word processor's page-number field is tagged as a heading; it names nothing",
  },
  {
    page: "2020/nauru.html",
    rule: "PARSE_HEADING_GLUED",
    why: "the address that ends the paragraph above stands before the heading on antisemitism, with no space between",
  },
  {
    page: "2023/poland.html",
    rule: "PARSE_HEADING_GLUED",
    why: "the address that ends the paragraph above stands before the heading on trafficking",
  },
  {
    page: "2023/senegal.html",
    rule: "PARSE_HEADING_GLUED",
    why: "the address that ends the paragraph above stands before the heading on privacy",
  },
];
