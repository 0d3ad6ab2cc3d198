import type { Deps } from "#functions/deps.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import type { ReviewLink } from "#web/render-pages.ts";

/**
 * List the reviews of the newest edition of every series: countries that have a report of it and of the edition before.
 *
 * @returns by country's name
 */
export const listReviews = async ({ versions }: Pick<Deps<"http-api">, "versions">): Promise<ReviewLink[]> => {
  const reviews: ReviewLink[] = [];
  for (const series of seriesSchema.options) {
    const edition = await versions.newestEdition(series);
    if (edition === undefined) continue;
    const before = new Set((await versions.listEdition(series, edition - 1)).map(({ country }) => country.code));
    const newest = new Map(
      (await versions.listEdition(series, edition)).map(({ country }) => [country.code, country.name]),
    );
    for (const [code, country] of newest) {
      if (!before.has(code)) continue;
      reviews.push({ href: `/review/${code}/${edition}`, country, fromEdition: edition - 1, toEdition: edition });
    }
  }
  return reviews.sort((one, other) => one.country.localeCompare(other.country, "en"));
};
