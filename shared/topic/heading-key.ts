/** Numbering before a heading: "Section 2.", "c.", or both. */
const numbering = /^(?:section\s+\d+\s*[.:]?\s*)?(?:[a-j]\.\s+)?/i;

/**
 * Reduce a heading or run-in label to what stays the same over the years.
 *
 * Number and letter go (the publisher reletters every few years), and so do case, accents, punctuation, white space and
 * what stands in parentheses ("(IDPs)", "(see section 6)").
 *
 * @returns letters and digits only; empty when nothing is left
 * @example headingKey("f. Status and Treatment of Internally Displaced Persons (IDPs).") // "statusandtreatmentofinternallydisplacedpersons"
 */
export const headingKey = (label: string): string =>
  label
    .trim()
    .replace(numbering, "")
    .normalize("NFKD")
    .replace(/\([^)]*\)?/g, " ")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
