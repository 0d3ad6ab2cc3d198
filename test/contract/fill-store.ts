import { comparisonStore } from "#functions/aws/comparison-store.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { releaseLedger } from "#functions/aws/release-ledger.ts";
import { runStore } from "#functions/aws/run-store.ts";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import type { Table } from "#functions/aws/table.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { madeComparison, madeRecord, madeReport } from "#test/contract/made-reports.ts";
import { madeSubscriber, madeSubscription } from "#test/made-subscription.ts";

const series = "invented-reports";

export interface Filling {
  /** Countries, in the order of their arrival. */
  readonly codes: readonly string[];
  /** A passage that all reports share. */
  readonly text: string;
  readonly now: Date;
  readonly run: string;
}

/** Everything that one country's news comes to. */
async function fillCountry(table: Table, code: string, { now, run, text }: Filling): Promise<void> {
  const reports = [2023, 2024].map((edition) => madeReport(`${code}-${edition}-v1`, [`${code} in ${edition}.`, text]));
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const releases = releaseLedger(table);
  for (const report of reports) {
    const record = madeRecord(report, { retrievedAt: now.toISOString() });
    await versionStore(table).createVersion(record, report);
    await sourceLedger(table).putEntry({
      address: record.sourceUrl ?? "",
      snapshotHash: record.snapshotHash,
      versionId: record.id,
      refusal: null,
      series,
      edition: record.edition,
      country: code,
      checkedAt: now.toISOString(),
    });
  }
  const admission = { series, edition: 2024, versionId: `${code}-2024-v1`, silent: false, run, now } as const;
  const release = await releases.admit(admission);
  await releases.hold(release.id, run, later(10));
  const comparison = await comparisonStore(table).saveComparison(madeComparison(reports[0]!, reports[1]!));
  const match = {
    subscriberId: "ada",
    subscriptionId: "wish",
    occasion: release.id,
    frequency: "release" as const,
    entries: [{ country: code, comparisonId: comparison.id, kind: "review" as const, topics: ["torture" as const] }],
  };
  await matchStore(table).addEntries(match);
}

/** Take a store through a whole release: versions, comparisons, matches, a digest, a delivery. Each step may be done again. */
export async function fillStore(table: Table, filling: Filling): Promise<void> {
  const { codes, now, run } = filling;
  const subscriptions = subscriptionStore(table);
  const deliveries = deliveryStore(table);
  const wish = madeSubscription({ id: "wish", subscriberId: "ada", criteria: { countries: "all", topics: "all" } });
  await runStore(table).beginRun(run, "auto");
  await subscriptions.putSubscriber(madeSubscriber({ id: "ada" }));
  await subscriptions.putSubscription(wish);
  for (const code of codes) await fillCountry(table, code, filling);
  await releaseLedger(table).close(`${series}-2024-r1`, "run-ended", now, run);
  await releaseLedger(table).markMatched(`${series}-2024-r1`);
  await deliveries.createDelivery({ id: "d-1", subscriberId: "ada", frequency: "release", occasions: ["r"] });
  await deliveries.beginSending("d-1", now, null);
  await deliveries.finish("d-1", "sent", null);
  await runStore(table).endRun(run);
}
