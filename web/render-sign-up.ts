import { html } from "hono/html";
import { type Choice, choiceFields } from "#web/choice.ts";
import type { Markup } from "#web/markup.ts";
import { page } from "#web/page.ts";
import { countOf } from "#web/plain-numbers.ts";
import type { Preview, PreviewEdition } from "#web/preview.ts";
import { type ChoiceOptions, renderChoiceForm } from "#web/render-choice.ts";

/** Render the first page of a sign-up: what to follow. */
export const renderSignUp = (form: {
  readonly choice: Choice;
  readonly options: ChoiceOptions;
  readonly lacks?: readonly string[];
}): string =>
  page(
    "Get mail when a report changes",
    html`<p class="lead">Choose countries and topics. Before you sign up you see how much mail that would have been.</p>
<p>No account and no password: each mail carries the links by which you change or end it.</p>
${renderChoiceForm({ ...form, search: "/sign-up", action: "/sign-up/preview", submit: "See how much mail that means" })}`,
  );

const editionLine = ({ edition, mails, reports }: PreviewEdition): Markup =>
  mails === null
    ? html`<li><strong>${edition}</strong>: not counted, since these phrases would have to be looked for in too many reports at once</li>`
    : html`<li><strong>${edition}</strong>: ${countOf(mails, "mail")}${mails > 0 && html`, about ${countOf(reports ?? 0, "report")}`}</li>`;

/**
 * Render what a choice would have brought.
 *
 * @param words - the choice in words
 */
export const renderPreview = ({ editions, last }: Preview, words: string): Markup =>
  html`<section aria-labelledby="would"><h2 id="would">What you would have had</h2>
<p>${words}.</p>
${
  editions.length === 0
    ? html`<p>There is nothing to compare yet: no two editions of a report are stored.</p>`
    : html`<ul class="counts">${editions.map(editionLine)}</ul>`
}
${
  last !== null &&
  html`<details class="mail"><summary>The last of them, for ${last.edition}: ${last.subject}</summary><pre class="mail-text" tabindex="0" aria-label="Text of the mail">${last.text}</pre></details>`
}
${editions.length > 0 && last === null && html`<p>None of these editions would have brought you a mail.</p>`}
</section>`;

/** Hidden fields that carry a choice along. */
export const hiddenChoice = (choice: Choice): Markup =>
  html`${choiceFields(choice).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

/** Address of the form with a choice filled in. */
export const choiceLink = (path: string, choice: Choice, extra: readonly (readonly [string, string])[] = []): string =>
  `${path}?${new URLSearchParams([...extra, ...choiceFields(choice)].map(([name, value]): [string, string] => [name, value]))}`;

/**
 * Render the second page of a sign-up: what the choice would have brought, and the address.
 *
 * @param form.stamp - says when the form was given out
 * @param form.problem - why a first try was not taken, in a whole sentence
 */
export const renderSignUpPreview = (form: {
  readonly choice: Choice;
  readonly words: string;
  readonly preview: Preview;
  readonly stamp: string;
  readonly email?: string;
  readonly problem?: string;
}): string =>
  page(
    "Before you sign up",
    html`${renderPreview(form.preview, form.words)}
<p><a href="${choiceLink("/sign-up", form.choice)}">Choose otherwise</a></p>
<section aria-labelledby="address"><h2 id="address">Sign up</h2>
${form.problem && html`<p class="notice" role="alert" id="problem">${form.problem}</p>`}
<form method="post" action="/sign-up">
${hiddenChoice(form.choice)}
<input type="hidden" name="stamp" value="${form.stamp}">
<p class="trap" aria-hidden="true"><label for="website">Leave this empty</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></p>
<p><label for="email">Your mail address</label>
<input type="email" id="email" name="email" value="${form.email ?? ""}" required autocomplete="email" maxlength="254"${form.problem ? html` aria-describedby="problem"` : ""}></p>
<p><button type="submit">Sign up</button></p>
<p class="quiet">You get one mail with a link to confirm it; nothing else is sent before that. <a href="/privacy">What is kept of you, and for how long</a>.</p>
</form></section>`,
  );

/** Render what follows every sign-up, whatever became of it. */
export const renderCheckInbox = (): string =>
  page(
    "Look into your mailbox",
    html`<p class="lead">A mail is on its way to the address that you gave. It has a link to a page with a button: press it and you are signed up.</p>
<p>The link is good for seven days. If you do not use it, the request and the address are deleted.</p>
<p>No mail? Look among the unwanted ones, see whether the address was typed right, and <a href="/sign-up">sign up again</a>. One address gets at most three such mails a day.</p>`,
  );
