import { html } from "hono/html";
import type { Subscription } from "#shared/alert/subscription.ts";
import { wishWords } from "#shared/email/compose-notice.ts";
import type { Markup } from "#web/markup.ts";
import { page } from "#web/page.ts";
import { plainTime } from "#web/plain-numbers.ts";

/** A page of the round from a wish to mail and out again: `ask` shows a button, `done` says that it is so. */
export type StepPage =
  | { readonly step: "ask"; readonly action: string; readonly subscriptions: readonly Subscription[] }
  | { readonly step: "done"; readonly preferencesUrl: string };

/** Mail that was ended and may be taken up again for a while. */
export interface Undo {
  readonly action: string;
  /** ISO-8601 UTC. */
  readonly until: string;
}

const wishes = (subscriptions: readonly Subscription[]): Markup =>
  html`${
    subscriptions.length > 0 &&
    html`<ul>${subscriptions.map((subscription) => html`<li>${wishWords(subscription)}</li>`)}</ul>`
  }`;

const button = (action: string, words: string): Markup =>
  html`<form method="post" action="${action}"><button type="submit">${words}</button></form>`;

/** Render the page that a confirmation mail opens: a button to confirm, or that it is done. Opening it changes nothing. */
export const renderConfirmPage = (step: StepPage): string =>
  step.step === "ask"
    ? page(
        "Confirm what you want to follow",
        html`<p>Nothing is sent until you press the button.</p>${wishes(step.subscriptions)}${button(step.action, "Confirm")}`,
      )
    : page(
        "You are signed up",
        html`<p class="lead">You will get a mail when a report that you follow changes.</p>
<p><a href="${step.preferencesUrl}">See, change or add to what you follow</a>. Every mail has this link too.</p>`,
      );

/** Render the page that the yearly question opens: a button to go on, or that it is done. Opening it changes nothing. */
export const renderRenewPage = (step: StepPage): string =>
  step.step === "ask"
    ? page(
        "Do you still want this mail?",
        html`<p>Press the button and it goes on. Without an answer it ends a month after the question.</p>${wishes(step.subscriptions)}${button(step.action, "Yes, go on")}`,
      )
    : page(
        "Your mail goes on",
        html`<p>You will be asked again in about a year. <a href="${step.preferencesUrl}">See or change what you follow</a></p>`,
      );

/**
 * Render the page that an unsubscribe link opens: a button to stop all mail, or that it is stopped. Opening it changes nothing.
 *
 * @param step.undo - where mail can be taken up again; absent where that is over, or where it ended after a bounce or a complaint
 */
export const renderUnsubscribePage = (
  step: Extract<StepPage, { step: "ask" }> | { readonly step: "done"; readonly undo?: Undo | undefined },
): string =>
  step.step === "ask"
    ? page(
        "Stop all mail",
        html`<p>Press the button and no further mail goes to your address.</p>${wishes(step.subscriptions)}${button(step.action, "Stop all mail")}`,
      )
    : page(
        "No further mail",
        html`<p class="lead">No further mail goes to your address.</p>
${
  step.undo &&
  html`<section aria-labelledby="undo"><h2 id="undo">Was it not meant?</h2>
<p>If somebody else who reads this mailbox ended it, it can be taken up again until ${plainTime(step.undo.until)}. After that what is kept of this address is deleted.</p>
${button(step.undo.action, "Take the mail up again")}</section>`
}<p><a href="/sign-up">Sign up for something else</a></p>`,
      );

/** Render the page that takes ended mail up again. */
export const renderUndoPage = (step: StepPage): string =>
  step.step === "ask"
    ? page(
        "Take the mail up again",
        html`<p>Press the button and mail goes to your address again.</p>${wishes(step.subscriptions)}${button(step.action, "Take the mail up again")}`,
      )
    : page(
        "The mail goes on",
        html`<p>Everything is as it was before. <a href="${step.preferencesUrl}">See or change what you follow</a></p>`,
      );
