/** Parts of a body in the publisher's markup. */

export const h2 = (text: string) => `<h2 class="report__section-title">${text}</h2>`;
export const title = (text: string) => `<h3 class="report__section-title">${text}</h3>`;
export const sub = (text: string) => `<h3 class="report__section-subtitle">${text}</h3>`;
export const h4 = (text: string) => `<h4>${text}</h4>`;
export const h5 = (text: string) => `<h5>${text}</h5>`;
export const p = (text: string) => `<p>${text}</p>`;
export const marker = (number: number) => `<h4 class="report-toc-section">Section ${number}.</h4>`;

export const summary = h2("Executive Summary") + p("Zero.");
export const integrity = marker(1) + title("Respect for the Integrity of the Person");
export const liberties = marker(2) + title("Respect for Civil Liberties");
export const societal = marker(6) + title("Discrimination and Societal Abuses");
export const work = marker(7) + title("Worker Rights");
export const life = `<p class="report-toc-section">Section 1.</p>${h2("Life")}`;
export const liberty = `<p class="report-toc-section">Section 2.</p>${h2("Liberty")}`;
export const security = `<p class="report-toc-section">Section 3.</p>${h2("Security of the Person")}`;

/** What a page has that others have not, its body, and its passages as "text: topic, depth of its path". */
export type IrregularRow = readonly [irregularity: string, body: string, passages: readonly string[]];
