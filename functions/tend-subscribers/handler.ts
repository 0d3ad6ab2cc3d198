import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import { dayOf, monthOf } from "#shared/alert/limits.ts";
import { askAt, lapsesAt, undoUntil } from "#shared/alert/retention.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import { renewDelivery } from "#shared/email/notice-delivery.ts";

type TendDeps = Deps<"tend-subscribers">;

/** How many of each. */
interface Tended {
  erased: number;
  asked: number;
  lapsed: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Days and months looked back for what was left by rounds that did not come about. */
const daysBack = 45;

/** Subscribers looked at at a time. */
const parallel = 25;

const daysBefore = (now: Date): string[] =>
  Array.from({ length: daysBack }, (_, i) => dayOf(new Date(now.getTime() - (i + 1) * dayMs)));

/** Sign-ups whose last day is over vanish, and with the last one the address of someone who never confirmed any. */
const removeUnconfirmed = async ({ subscriptions }: TendDeps, now: Date): Promise<number> => {
  let removed = 0;
  for (const day of daysBefore(now)) {
    for (const { subscriberId, subscriptionId } of await subscriptions.listWaiting(day)) {
      const standing = await subscriptions.listSubscriptions(subscriberId);
      const isWaiting = standing.some(({ id, status }) => id === subscriptionId && status === "unconfirmed");
      if (isWaiting) removed += 1;
      const isOnly = standing.every(({ id }) => id === subscriptionId);
      const subscriber = isOnly ? await subscriptions.getSubscriber(subscriberId) : undefined;
      if (subscriber?.status === "unconfirmed") await subscriptions.eraseSubscriber(subscriberId, false);
      else if (isWaiting) await subscriptions.removeSubscription(subscriberId, subscriptionId);
      // Last: by it a round that broke off is taken up by the next one.
      await subscriptions.forgetWaiting(day, subscriberId, subscriptionId);
    }
  }
  return removed;
};

/** Ended mail is kept a week for those who take it up again; who lapsed did not ask to be left alone for ever. */
const forget = async ({ subscriptions }: TendDeps, subscriber: Subscriber, now: Date): Promise<"erased" | null> => {
  const { id, reason, endedAt } = subscriber;
  // Mail that ended before times were kept counts from today.
  if (endedAt === null) await subscriptions.putSubscriber({ ...subscriber, endedAt: now.toISOString() });
  if (endedAt === null || undoUntil(endedAt) > now) return null;
  await subscriptions.eraseSubscriber(id, reason !== "lapsed");
  return "erased";
};

/** The question goes out once; a round that broke off before its mail was queued is made good by the next. */
const ask = async ({ deliveries, deliveriesQueue }: TendDeps, id: string, askedAt: string): Promise<void> => {
  const delivery = renewDelivery(id, askedAt);
  const known = await deliveries.getDelivery(delivery.id);
  if (known !== undefined && known.status !== "pending") return;
  await deliveries.createDelivery(delivery);
  await deliveriesQueue.send([{ deliveryId: delivery.id }]);
};

/** What is due for one subscriber today. */
const tend = async (deps: TendDeps, subscriber: Subscriber, now: Date): Promise<keyof Tended | null> => {
  const { subscriptions } = deps;
  const { id, status, confirmedAt, askedAt } = subscriber;
  if (status === "unsubscribed") return forget(deps, subscriber, now);
  if (status !== "active") return null;
  if (confirmedAt === null) await subscriptions.putSubscriber({ ...subscriber, confirmedAt: now.toISOString() });
  if (askedAt !== null && lapsesAt(askedAt) <= now.toISOString()) {
    const ended = { status: "unsubscribed", reason: "lapsed", endedAt: now.toISOString() } as const;
    await subscriptions.putSubscriber({ ...subscriber, ...ended });
    return "lapsed";
  }
  if (askedAt !== null) await ask(deps, id, askedAt);
  if (askedAt !== null || confirmedAt === null || askAt(confirmedAt) > now) return null;
  await subscriptions.putSubscriber({ ...subscriber, askedAt: now.toISOString() });
  await ask(deps, id, now.toISOString());
  return "asked";
};

/** Counters of days and months that are over say nothing any more. */
const forgetCounters = async ({ limits }: TendDeps, now: Date): Promise<void> => {
  const days = daysBefore(now);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].filter((month) => month < monthOf(now));
  for (const period of [...days, ...months]) await limits.forget(period);
};

/**
 * Make the handler of tend-subscribers, which keeps once a day what docs/privacy.md promises: unconfirmed sign-ups vanish,
 * ended mail is forgotten after its week, people are asked about once a year, and counters are deleted.
 */
export const createHandler = (deps: TendDeps) =>
  scheduleHandler({
    name: "tend-subscribers",
    log: deps.log,
    input: z.object({}),
    handle: async () => {
      const now = deps.clock.now();
      const unconfirmed = await removeUnconfirmed(deps, now);
      const counts: Tended = { erased: 0, asked: 0, lapsed: 0 };
      for await (const subscribers of takeChunks(deps.subscriptions.listSubscribers(), parallel)) {
        const done = await Promise.all(subscribers.map((subscriber) => tend(deps, subscriber, now)));
        for (const what of done) if (what !== null) counts[what] += 1;
      }
      await forgetCounters(deps, now);
      deps.log.info("SUBSCRIBERS_TENDED", { unconfirmed, ...counts });
    },
  });
