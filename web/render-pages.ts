import { html } from "hono/html";
import { criteriaWords } from "#shared/alert/criteria-words.ts";
import type { Subscription } from "#shared/alert/subscription.ts";
import { findCountry } from "#shared/country/find-country.ts";
import { renderLayout } from "#web/layout.ts";
import type { Markup } from "#web/markup.ts";
import { countOf } from "#web/plain-numbers.ts";

/** A review that can be opened. */
export interface ReviewLink {
  readonly href: string;
  /** As the publisher names it. */
  readonly country: string;
  readonly fromEdition: number;
  readonly toEdition: number;
}

/** A page of the round from a wish to mail and out again: `ask` shows a button, `done` says that it is so. */
export type StepPage =
  | { readonly step: "ask"; readonly action: string; readonly subscriptions: readonly Subscription[] }
  | { readonly step: "done"; readonly preferencesUrl?: string | undefined };

/** What went wrong with a request, in words for the reader. */
export interface ProblemPage {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Stable code, such as `HTTP_NOT_FOUND`. */
  readonly code: string;
}

const site = [{ href: "/", label: "Reviews" }];

const page = (title: string, main: Markup): string =>
  renderLayout({
    title: `${title} | Palimpsest`,
    style: "linked",
    navigation: site,
    main: html`<h1>${title}</h1>${main}`,
  });

const frequencyWords: Record<Subscription["frequency"], string> = {
  release: "one mail when a release is complete",
  arrival: "as each report arrives (preliminary)",
  daily: "daily",
  weekly: "weekly",
  monthly: "monthly",
};

/** Say what a subscription asks for: `Press freedom in Meridia; weekly`. */
export const subscriptionWords = ({ criteria, frequency }: Pick<Subscription, "criteria" | "frequency">): string => {
  const words = criteriaWords(criteria, (code) => findCountry(code)?.name ?? code);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}; ${frequencyWords[frequency]}`;
};

const wishes = (subscriptions: readonly Subscription[]): Markup =>
  html`${
    subscriptions.length > 0 &&
    html`<ul>${subscriptions.map((subscription) => html`<li>${subscriptionWords(subscription)}</li>`)}</ul>`
  }`;

/** Render the list of reviews, newest edition first as given. */
export const renderIndexPage = (reviews: readonly ReviewLink[]): string =>
  page(
    "Reviews",
    html`<p>Each review compares one country’s report with the report of the year before, by text and by topic, with the
exact words of both.</p>
${
  reviews.length === 0
    ? html`<p>No comparison is stored yet.</p>`
    : html`<p>${countOf(reviews.length, "review")}.</p>
<ul>${reviews.map(
        (review) =>
          html`<li><a href="${review.href}">${review.country}: ${review.fromEdition} to ${review.toEdition}</a></li>`,
      )}</ul>`
}`,
  );

/** Render the page that a confirmation mail opens: a button to confirm, or that it is done. Opening it changes nothing. */
export const renderConfirmPage = (step: StepPage): string =>
  step.step === "ask"
    ? page(
        "Confirm your subscription",
        html`<p>Nothing is sent until you confirm.</p>${wishes(step.subscriptions)}
<form method="post" action="${step.action}"><button type="submit">Confirm</button></form>`,
      )
    : page(
        "Your subscription is confirmed",
        html`<p>You will get a mail when a report that you follow changes.</p>
${step.preferencesUrl && html`<p><a href="${step.preferencesUrl}">Change what you follow</a></p>`}`,
      );

/** Render the page that an unsubscribe link opens: a button to stop all mail, or that it is done. Opening it changes nothing. */
export const renderUnsubscribePage = (step: StepPage): string =>
  step.step === "ask"
    ? page(
        "Stop all mail",
        html`<p>Press the button and no further mail goes to your address.</p>${wishes(step.subscriptions)}
<form method="post" action="${step.action}"><button type="submit">Stop all mail</button></form>`,
      )
    : page("No further mail", html`<p>No further mail goes to your address. You can subscribe again at any time.</p>`);

/**
 * Render what a subscriber follows, each with a button that ends it.
 *
 * @param form - `action` takes a POST with the field `remove`, a subscription id; `unsubscribeUrl` opens the page that ends all
 */
export const renderPreferencesPage = (form: {
  readonly action: string;
  readonly unsubscribeUrl: string;
  readonly subscriptions: readonly Subscription[];
}): string =>
  page(
    "What you follow",
    html`${
      form.subscriptions.length === 0
        ? html`<p>You follow nothing at the moment.</p>`
        : html`<ul>${form.subscriptions.map(
            (
              subscription,
            ) => html`<li><form method="post" action="${form.action}"><p>${subscriptionWords(subscription)}</p>
<button class="second" type="submit" name="remove" value="${subscription.id}" aria-label="Stop following ${subscriptionWords(subscription)}">Stop following</button></form></li>`,
          )}</ul>`
    }
<p><a href="${form.unsubscribeUrl}">Stop all mail</a></p>`,
  );

/** Render a failed request in plain words. */
export const renderProblemPage = (problem: ProblemPage): string =>
  page(
    problem.title,
    html`<p>${problem.detail}</p><p class="quiet">Status ${problem.status}, <code>${problem.code}</code></p>`,
  );
