import type { Deps } from "#functions/deps.ts";
import { AlertError } from "#shared/alert/errors.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";

type CanaryDeps = Pick<Deps<"match-alerts">, "canaries" | "clock" | "log" | "settings" | "subscriptions">;

/** A release day's mails may take hours at a small rate; after that something is wrong. */
const waitMs = 6 * 60 * 60 * 1000;

/** See that the canary follows everything, before a release is matched; nothing where there is none. */
export const subscribeCanary = async ({ clock, log, settings, subscriptions }: CanaryDeps): Promise<void> => {
  const { canaryEmail, secret } = settings;
  if (canaryEmail === null) return;
  const wish = { email: canaryEmail, criteria: { countries: "all", topics: "all" }, frequency: "release" } as const;
  try {
    await subscribeAddress(subscriptions, secret, wish, clock.now());
  } catch (error) {
    if (!(error instanceof AlertError)) throw error;
    // Its mail bounced before: that is what it is for.
    log.error("CANARY_MISSING", error);
  }
};

/** Keep that the canary's mail of a release must come; what looks for it is close-release. */
export const expectCanary = async (deps: CanaryDeps, releaseId: string): Promise<void> => {
  const { canaryEmail, secret } = deps.settings;
  if (canaryEmail === null) return;
  const delivery = {
    subscriberId: subscriberId(canaryEmail, secret),
    frequency: "release" as const,
    occasions: [releaseId],
  };
  const dueAt = new Date(deps.clock.now().getTime() + waitMs).toISOString();
  await deps.canaries.expectMail({ deliveryId: deliveryId(delivery), releaseId, dueAt });
};
