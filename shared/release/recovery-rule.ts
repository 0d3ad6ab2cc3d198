import { recoverAfterMs } from "#shared/release/close-rule.ts";
import type { StandingWork } from "#shared/work-ledger.ts";

/** Work that fails each time is put back once a day at last. Milliseconds. */
const longestWaitMs = 24 * 3_600_000;

/** How long deliveries may take before they are looked at: so long are most queues. Milliseconds. */
export const deliveriesAfterMs = 3_600_000;

/** So few deliveries are put back at the first look: a message too many costs less than a mail that comes late. */
const fewDeliveries = 1_000;

const firstWaitMs = ({ work }: StandingWork) => (work.kind === "deliveries" ? deliveriesAfterMs : recoverAfterMs);

/**
 * Tell whether standing work is looked at now: first when it should long be done, then after twice as long each time.
 *
 * @remarks Pure.
 */
export const isLookDue = (standing: StandingWork, now: Date): boolean => {
  const { since, lookedAt, looks } = standing;
  const waitMs = Math.min(longestWaitMs, firstWaitMs(standing) * 2 ** looks);
  return now.getTime() - Date.parse(lookedAt ?? since) >= waitMs;
};

/** Tell whether deliveries that are left are put back: where they are few, or did not get fewer since the last look. */
export const areDeliveriesStuck = ({ left }: Pick<StandingWork, "left">, leftNow: number): boolean =>
  leftNow > 0 && (leftNow <= fewDeliveries || (left !== null && leftNow >= left));
