import type { Deps } from "#functions/deps.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import { type Delivery, isOpenDelivery } from "#shared/email/delivery.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import { digestFrequencySchema } from "#shared/email/mail-control.ts";
import { areDeliveriesStuck, isLookDue } from "#shared/release/recovery-rule.ts";
import type { StandingWork } from "#shared/work-ledger.ts";

type RecoverDeps = Pick<
  Deps<"recover-work">,
  "clock" | "log" | "matches" | "deliveries" | "mailControl" | "work" | "deliveriesQueue"
>;

/** Deliveries that are looked up at once. */
const chunkSize = 100;

/** Deliveries to those who hear at once; their ids follow from whom the occasion reached. */
async function* listDirect({ matches }: RecoverDeps, occasion: string): AsyncIterable<string> {
  for (const frequency of ["release", "arrival"] as const) {
    for await (const subscriberId of matches.listMatchedSubscribers(occasion, frequency)) {
      yield deliveryId({ subscriberId, frequency, occasions: [occasion] });
    }
  }
}

/** Deliveries that took matches of the occasion for a digest; null for each match that still waits for its time. */
async function* listDigests({ matches }: RecoverDeps, occasion: string): AsyncIterable<string | null> {
  for (const frequency of digestFrequencySchema.options) yield* matches.listDigestsOf(occasion, frequency);
}

/** Only what nobody waits for on purpose. */
const isLeft = (delivery: Delivery, now: Date) =>
  isOpenDelivery(delivery) && (delivery.retryAt === null || Date.parse(delivery.retryAt) <= now.getTime());

interface Remainder {
  /** Deliveries that are not done. */
  readonly left: number;
  /** Something waits for its time: a digest, or another attempt. */
  readonly waits: boolean;
}

/** Walk the deliveries of an occasion; each that is left goes to `each`, a chunk at a time. */
const walk = async (
  deps: RecoverDeps,
  occasion: string,
  each: (ids: readonly string[]) => Promise<void>,
): Promise<Remainder> => {
  let left = 0;
  let waits = false;
  const look = async (ids: readonly string[]) => {
    const open = (await deps.deliveries.getDeliveries([...new Set(ids)])).filter(isOpenDelivery);
    const stuck = open.filter((delivery) => isLeft(delivery, deps.clock.now()));
    waits ||= stuck.length < open.length;
    left += stuck.length;
    if (stuck.length > 0) await each(stuck.map(({ id }) => id));
  };
  for await (const ids of takeChunks(listDirect(deps, occasion), chunkSize)) await look(ids);
  for await (const ids of takeChunks(listDigests(deps, occasion), chunkSize)) {
    waits ||= ids.includes(null);
    await look(ids.filter((id) => id !== null));
  }
  return { left, waits };
};

const recoverOccasion = async (deps: RecoverDeps, standing: StandingWork, occasion: string) => {
  const { left, waits } = await walk(deps, occasion, async () => {});
  if (left === 0 && !waits) return deps.work.end(standing.work);
  const fields = { kind: standing.work.kind, occasion, left };
  if (areDeliveriesStuck(standing, left)) {
    await walk(deps, occasion, (ids) => deps.deliveriesQueue.send(ids.map((id) => ({ deliveryId: id }))));
    deps.log.warn("WORK_PUT_BACK", fields);
  } else deps.log.info("WORK_LOOKED_AT", fields);
  await deps.work.noteLook(standing.work, deps.clock.now(), left);
};

/**
 * Put back deliveries that are not done and should long be: those of which no message is left in the queue, and those found in
 * `sending`.
 *
 * A message too many does nothing: a delivery that is done stays done.
 */
export const recoverDeliveries = async (deps: RecoverDeps): Promise<void> => {
  // What is held in a pause is put back when mail goes on.
  if ((await deps.mailControl.getState()).status !== "running") return;
  for (const standing of await deps.work.list("deliveries")) {
    const { work } = standing;
    if (work.kind !== "deliveries" || !isLookDue(standing, deps.clock.now())) continue;
    await recoverOccasion(deps, standing, work.occasion);
  }
};
