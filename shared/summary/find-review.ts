import type { Comparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import { ReviewMissingError } from "#shared/comparison/errors.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import { type EarlierText, tellCarriedOver } from "#shared/summary/tell-carried-over.ts";
import { newestVersion } from "#shared/version/newest-version.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord, VersionStore } from "#shared/version/version.ts";

/** What a review is put together from. */
interface Stores {
  readonly versions: Pick<VersionStore, "listVersions" | "loadReport">;
  readonly comparisons: Pick<ComparisonStore, "getRecord" | "listRecordsTo" | "loadComparison" | "getContext">;
}

/** Which review is asked for. */
export interface ReviewRequest {
  readonly country: string;
  readonly edition: number;
  /** An edition, or a version id for a revision; undefined for the edition before. */
  readonly against: string | undefined;
}

/** A stored comparison with the headers of its two versions. */
export interface FoundReview {
  readonly comparison: Comparison;
  readonly from: VersionRecord | undefined;
  readonly to: VersionRecord | undefined;
}

const versionsOf = async ({ versions }: Stores, country: string) =>
  (await Promise.all(seriesSchema.options.map((series) => versions.listVersions(series, country)))).flat();

/** The pair that stands now; else whatever was compared with the newest text before (an edition in between came later). */
const comparisonIdFor = async (stores: Stores, request: ReviewRequest, versions: readonly VersionRecord[]) => {
  const { edition, against } = request;
  const isAsked = (fromId: string, fromEdition: number, kind: "review" | "revision") =>
    against === undefined
      ? kind === "review"
      : against === fromId || (kind === "review" && against === String(fromEdition));
  const pair = standingPairs(versions).findLast(
    ({ kind, from, to }) => to.edition === edition && isAsked(from.id, from.edition, kind),
  );
  if (pair) return comparisonId(pair.from, pair.to);
  const newest = newestVersion(versions.filter((version) => version.edition === edition));
  const records = newest ? await stores.comparisons.listRecordsTo(newest.id) : [];
  const editions = new Map(versions.map((version) => [version.id, version.edition]));
  return records.find(({ fromId, kind }) => isAsked(fromId, editions.get(fromId) ?? 0, kind))?.id;
};

/** The newest text of each edition before the comparison's earlier one. */
const earlierTexts = async (
  { versions: store }: Stores,
  { from }: Comparison,
  versions: readonly VersionRecord[],
): Promise<EarlierText[]> => {
  const before = versions.filter(({ series, edition }) => series === from.series && edition < from.edition);
  const newest = [...Map.groupBy(before, ({ edition }) => edition).values()].flatMap((one) => newestVersion(one) ?? []);
  return Promise.all(
    newest.map(async ({ id, edition }) => ({ edition, passages: (await store.loadReport(id)).passages })),
  );
};

/**
 * Find the stored review of a country and edition; where its edition has a context, with that, and ranked within it; and
 * with what stands unchanged since when, where the store has earlier editions.
 *
 * @throws ReviewMissingError `COMPARE_REVIEW_MISSING` where nothing was compared
 */
export const findReview = async (stores: Stores, request: ReviewRequest): Promise<FoundReview> => {
  const versions = await versionsOf(stores, request.country);
  const id = await comparisonIdFor(stores, request, versions);
  if (id === undefined || !(await stores.comparisons.getRecord(id))) throw new ReviewMissingError(request);
  const comparison = await stores.comparisons.loadComparison(id);
  const { from, to } = comparison;
  const isReview = from.edition !== to.edition;
  const context = isReview ? await stores.comparisons.getContext(to.series, to.edition, to.country.code) : undefined;
  const ranked = rankWithinEdition(comparison.topics, context ?? null);
  const topics = tellCarriedOver(comparison, ranked, isReview ? await earlierTexts(stores, comparison, versions) : []);
  return {
    comparison: { ...comparison, topics, editionContext: context ?? null },
    from: versions.find(({ id: versionId }) => versionId === from.id),
    to: versions.find(({ id: versionId }) => versionId === to.id),
  };
};
