/** What a made page says of itself; each part may be left out or be wrong. */
export interface MadePage {
  readonly name?: string;
  readonly slug?: string;
  readonly edition?: number;
  readonly headline?: string;
  readonly canonical?: string;
  readonly modifiedAt?: string;
  /** HTML of the report's body. */
  readonly body?: string;
}

/** A body with a summary and one section, in the outline of 2024. */
export const smallBody = `
<section class="report__content__inner entry-content">
  <h2 id="report-toc__exec-summary" class="report__section-title">EXECUTIVE SUMMARY</h2>
  <p>Little changed in Meridia during the year.</p>
</section>
<section class="report__content__inner entry-content">
  <p class="report-toc-section">Section 1.</p>
  <h2 class="report__section-title">Life</h2>
  <h3 class="report__section-subtitle">a. Extrajudicial Killings</h3>
  <p>No invented official was said to have killed anyone.</p>
</section>`;

/** Make a page of an invented country in the publisher's structure. */
export const madePage = ({
  name = "Meridia",
  slug = "meridia",
  edition = 2024,
  headline = `${edition} Country Reports on Human Rights Practices: ${name}`,
  canonical = `https://reports.example/reports/${edition}-country-reports-on-human-rights-practices/${slug}/`,
  modifiedAt = "2025-08-12T17:44:49+00:00",
  body = smallBody,
}: MadePage = {}): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name} - Invented Reports</title>
<link rel="canonical" href="${canonical}">
<meta property="article:modified_time" content="${modifiedAt}"></head>
<body><header><p>Not of the report</p></header><h1>${headline}</h1>
<section class="report__main js-backtotop"><div id="report_content" class="report__content">${body}</div></section>
<footer><p>Not of the report either</p></footer></body></html>`;

/** The bytes of a text in UTF-8. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
