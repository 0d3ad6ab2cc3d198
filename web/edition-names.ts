import type { VersionHead } from "#shared/report/version-head.ts";

/** What the two sides of a comparison are called on a page. */
export interface EditionNames {
  readonly from: string;
  readonly to: string;
}

/**
 * Name the two sides of a comparison.
 *
 * Editions by their year; two versions of one edition by the last part of their ids, so that they stay apart.
 *
 * @example editionNames({ edition: 2023, … }, { edition: 2024, … }) // { from: "2023", to: "2024" }
 */
export const editionNames = (from: VersionHead, to: VersionHead): EditionNames => {
  if (from.edition !== to.edition) return { from: String(from.edition), to: String(to.edition) };
  const last = (id: string): string => id.slice(id.lastIndexOf("-") + 1);
  return { from: `${from.edition} ${last(from.id)}`, to: `${to.edition} ${last(to.id)}` };
};
