import { criteriaWords } from "#shared/alert/criteria-words.ts";
import type { Frequency, Subscription } from "#shared/alert/subscription.ts";
import { findCountry } from "#shared/country/find-country.ts";
import type { Notice } from "#shared/email/render-notice.ts";

/** How often a mail comes, in words that end a sentence about a wish. */
export const frequencyWords: Readonly<Record<Frequency, string>> = {
  release: "one mail when a release is complete",
  arrival: "a preliminary mail as each report arrives",
  daily: "at most one mail a day",
  weekly: "at most one mail a week",
  monthly: "at most one mail a month",
};

const countryName = (code: string) => findCountry(code)?.name ?? code;

/**
 * Say what a subscription asks for in one line.
 *
 * @example wishWords(subscription) // "Press freedom in Meridia; one mail when a release is complete"
 */
export const wishWords = ({ criteria, frequency }: Pick<Subscription, "criteria" | "frequency">): string => {
  const words = criteriaWords(criteria, countryName);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}; ${frequencyWords[frequency]}`;
};

const day = (time: string) => time.slice(0, 10);

/**
 * Write the mail that asks whether a sign-up was meant.
 *
 * @param subscription - as stored: one that is active already is told as such, since somebody asked for it again
 */
export const composeConfirmation = (
  subscription: Subscription,
  links: { readonly confirm: string; readonly preferences: string; readonly privacy: string },
): Notice => {
  const wishes = [wishWords(subscription)];
  const privacy = { words: "What is kept of you, and for how long", url: links.privacy };
  if (subscription.status !== "unconfirmed") {
    return {
      subject: "You follow this already",
      title: "You follow this already",
      lead: ["Somebody, probably you, asked for mail to this address that it gets already. Nothing was changed."],
      wishes,
      action: { words: "See or change what you follow", url: links.preferences },
      closing: ["If it was not you, there is nothing to do."],
      links: [privacy],
    };
  }
  return {
    subject: "Please confirm what you want to follow",
    title: "Please confirm what you want to follow",
    lead: [
      "Somebody, probably you, asked for mail to this address about what changes in the yearly reports. Nothing is sent until you confirm it.",
    ],
    wishes,
    action: { words: "Open the page on which you confirm", url: links.confirm },
    closing: [
      `If it was not you, there is nothing to do: the request and this address are deleted after ${day(subscription.waitsUntil ?? "")}.`,
    ],
    links: [privacy],
  };
};

/**
 * Write the mail that asks, about once a year, whether mail is still wanted.
 *
 * @param lapsesAt - when mail ends without an answer; ISO-8601 UTC
 */
export const composeRenewal = (
  subscriptions: readonly Subscription[],
  lapsesAt: string,
  links: { readonly renew: string; readonly preferences: string; readonly unsubscribe: string },
): Notice => ({
  subject: "Do you still want mail about these reports?",
  title: "Do you still want this mail?",
  lead: [
    `You said so about a year ago. Without an answer, mail to this address ends on ${day(lapsesAt)}, and what is kept of you is deleted a week later.`,
  ],
  wishes: subscriptions.map(wishWords),
  action: { words: "Open the page on which you say that you do", url: links.renew },
  closing: [],
  links: [
    { words: "What you follow", url: links.preferences },
    { words: "Unsubscribe from all mails", url: links.unsubscribe },
  ],
});
