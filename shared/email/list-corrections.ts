import { createHash } from "node:crypto";
import type { MatchStore } from "#shared/alert/match.ts";
import { frequencySchema } from "#shared/alert/subscription.ts";
import { canonicalJson } from "#shared/canonical-json.ts";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { CorrectedChange, Correction } from "#shared/email/correction.ts";
import type { DeliveryStore } from "#shared/email/delivery.ts";
import { findCorrections } from "#shared/email/find-corrections.ts";
import type { Release } from "#shared/release/release.ts";
import type { VersionStore } from "#shared/version/version.ts";

/** What is read to say who was told what. */
export interface CorrectionSources {
  readonly versions: Pick<VersionStore, "getVersion">;
  readonly comparisons: Pick<ComparisonStore, "getRecord" | "listRecordsTo" | "loadComparison">;
  readonly matches: Pick<MatchStore, "listDeliveries">;
  readonly deliveries: Pick<DeliveryStore, "getDelivery" | "getTold">;
}

type Current = Pick<Comparison, "from" | "to" | "topics">;

const sides = /^(?<from>.+)@[0-9a-f]+\.\.(?<to>.+)@[0-9a-f]+$/;

/** The comparison of the same two versions by their current parses; undefined where it was not made (again) yet. */
const loadCurrent = async (
  { versions, comparisons }: CorrectionSources,
  told: string,
): Promise<Current | undefined> => {
  const { from: fromId = "", to: toId = "" } = sides.exec(told)?.groups ?? {};
  const [from, to] = [await versions.getVersion(fromId), await versions.getVersion(toId)];
  if (!from || !to) return undefined;
  const id = comparisonId(from, to);
  return (await comparisons.getRecord(id)) && comparisons.loadComparison(id);
};

const correctionId = (deliveryId: string, changes: readonly CorrectedChange[]) =>
  createHash("sha256")
    .update(canonicalJson([deliveryId, changes]))
    .digest("hex")
    .slice(0, 32);

/** Occasions of a release: itself, and for those who hear of each report the comparisons of its members. */
async function* occasionsOf({ comparisons }: CorrectionSources, { id, members }: Pick<Release, "id" | "members">) {
  for (const frequency of frequencySchema.options.filter((one) => one !== "arrival")) yield { occasion: id, frequency };
  for (const member of members) {
    for (const record of await comparisons.listRecordsTo(member)) {
      yield { occasion: record.id, frequency: "arrival" as const };
    }
  }
}

/**
 * List who was told something by a release that the comparisons, as they are now, do not say.
 *
 * @param because - why it was wrong, for the mail
 * @returns one correction a mail that was sent, as long as something in it is not right; the same again when asked again
 * @remarks Reads every delivery of the release; writes nothing.
 */
export async function* listCorrections(
  sources: CorrectionSources,
  release: Pick<Release, "id" | "members">,
  { because, publicUrl }: { readonly because: string; readonly publicUrl: string },
): AsyncGenerator<Correction> {
  const current = new Map<string, Current | undefined>();
  const seen = new Set<string>();
  for await (const { occasion, frequency } of occasionsOf(sources, release)) {
    for await (const { subscriberId, deliveryId } of sources.matches.listDeliveries(occasion, frequency)) {
      if (seen.has(deliveryId)) continue;
      seen.add(deliveryId);
      if ((await sources.deliveries.getDelivery(deliveryId))?.status !== "sent") continue;
      const changes: CorrectedChange[] = [];
      for (const told of await sources.deliveries.getTold(deliveryId)) {
        if (!current.has(told.comparison)) current.set(told.comparison, await loadCurrent(sources, told.comparison));
        const comparison = current.get(told.comparison);
        if (comparison) changes.push(...findCorrections(told, comparison, publicUrl));
      }
      if (changes.length === 0) continue;
      yield { id: correctionId(deliveryId, changes), deliveryId, subscriberId, because, changes };
    }
  }
}
