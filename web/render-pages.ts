import { html } from "hono/html";
import { page } from "#web/page.ts";
import { countOf } from "#web/plain-numbers.ts";

/** A review that can be opened. */
export interface ReviewLink {
  readonly href: string;
  /** As the publisher names it. */
  readonly country: string;
  readonly fromEdition: number;
  readonly toEdition: number;
}

/** What went wrong with a request, in words for the reader. */
export interface ProblemPage {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Stable code, such as `HTTP_NOT_FOUND`. */
  readonly code: string;
}

/** Render the list of reviews, newest edition first as given. */
export const renderIndexPage = (reviews: readonly ReviewLink[]): string =>
  page(
    "Reviews",
    html`<p>Each review compares one country’s report with the report of the year before, by text and by topic, with the
exact words of both.</p>
${
  reviews.length === 0
    ? html`<p>No comparison is stored yet.</p>`
    : html`<p>${countOf(reviews.length, "review")}.</p>
<ul>${reviews.map(
        (review) =>
          html`<li><a href="${review.href}">${review.country}: ${review.fromEdition} to ${review.toEdition}</a></li>`,
      )}</ul>`
}`,
  );

/** Render a failed request in plain words. */
export const renderProblemPage = (problem: ProblemPage): string =>
  page(
    problem.title,
    html`<p>${problem.detail}</p><p class="quiet">Status ${problem.status}, <code>${problem.code}</code></p>`,
  );
