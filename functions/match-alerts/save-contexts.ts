import type { Deps } from "#functions/deps.ts";
import { loadPairRecord } from "#shared/alert/load-pair-record.ts";
import { editionContexts } from "#shared/summary/edition-context.ts";
import { standingPairs } from "#shared/version/standing-pairs.ts";
import type { VersionRecord } from "#shared/version/version.ts";

/**
 * Compute how every country of an edition stands against the whole of it, from the newest versions in the store.
 *
 * @param versionsOf - all versions of each country of the edition, by country
 */
export const saveContexts = async (
  deps: Pick<Deps<"match-alerts">, "comparisons">,
  { series, edition }: { readonly series: string; readonly edition: number },
  versionsOf: ReadonlyMap<string, readonly VersionRecord[]>,
): Promise<void> => {
  const compared = [];
  for (const [country, versions] of versionsOf) {
    const review = standingPairs(versions).find(({ kind, to }) => kind === "review" && to.edition === edition);
    if (!review) continue;
    const { words, topics, tense, issues } = await loadPairRecord(deps.comparisons, review);
    compared.push({ country, words, topics, tense, issues });
  }
  await deps.comparisons.saveContext(series, edition, editionContexts(edition, compared));
};
