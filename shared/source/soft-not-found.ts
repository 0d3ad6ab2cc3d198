import { SourceSoftNotFoundError } from "#shared/source/errors.ts";
import type { SourcePage } from "#shared/source/source-page.ts";

/** How sites title the page that stands in for one that is not there. */
const notFoundTitle =
  /\b(?:page|content|document|file|we (?:can['’]?t|cannot|couldn['’]?t) find)\b.{0,40}\b(?:not (?:be )?found|not available|no longer|missing|moved|page)\b|\b(?:error )?404\b|\bnot found\b|\bnothing found\b/i;

/**
 * Tell a page that came with status 200 but says that there is no such page.
 *
 * Only a page without a report's body can be one: a report may well speak of what was not found.
 *
 * @returns undefined for any other page
 */
export const softNotFound = ({ body, facts, place }: Pick<SourcePage, "body" | "facts" | "place">) => {
  if (body !== "absent") return undefined;
  const title = [facts.title, facts.headline].find((text) => text !== null && notFoundTitle.test(text));
  return title ? new SourceSoftNotFoundError(place, title.slice(0, 100)) : undefined;
};
