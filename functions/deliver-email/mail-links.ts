import type { Deps } from "#functions/deps.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import { makeToken } from "#shared/alert/token.ts";
import type { MailLinks } from "#shared/email/fitted-digest.ts";

/** Make a subscriber's own links, signed. */
export const mailLinks = (
  { clock, settings: { publicUrl, secret } }: Pick<Deps<"deliver-email">, "clock" | "settings">,
  { id: subscriberId }: Subscriber,
): MailLinks => {
  const link = (purpose: "preferences" | "unsubscribe") =>
    `${publicUrl}/${purpose}?token=${makeToken(purpose, { subscriberId, subscriptionId: null }, secret, clock.now())}`;
  return { publicUrl, preferences: link("preferences"), unsubscribe: link("unsubscribe") };
};
