import { html } from "hono/html";
import type { Subscription } from "#shared/alert/subscription.ts";
import { wishWords } from "#shared/email/compose-notice.ts";
import type { Choice } from "#web/choice.ts";
import type { Markup } from "#web/markup.ts";
import { page } from "#web/page.ts";
import type { Preview } from "#web/preview.ts";
import { type ChoiceOptions, renderChoiceForm } from "#web/render-choice.ts";
import { choiceLink, hiddenChoice, renderPreview } from "#web/render-sign-up.ts";

const tokenField = (token: string): Markup => html`<input type="hidden" name="token" value="${token}">`;

const link = (path: string, token: string, fields: Readonly<Record<string, string>> = {}): string =>
  `${path}?${new URLSearchParams({ token, ...fields })}`;

const statusWords: Readonly<Record<Subscription["status"], string>> = {
  active: "",
  paused: "Paused: no mail comes of it.",
  unconfirmed: "Not confirmed yet: the link in its mail does that.",
};

const renderOne = (token: string, subscription: Subscription): Markup => {
  const { id, status, note, tellOfNothing } = subscription;
  const words = wishWords(subscription);
  const button = (what: string, label: string) =>
    html`<button class="second" type="submit" name="do" value="${what}" aria-label="${label}: ${words}">${label}</button>`;
  return html`<li class="card"><h3>${words}</h3>
${note && html`<p>Your note: ${note}</p>`}
${tellOfNothing && html`<p class="quiet">You also hear when a release changed nothing of this.</p>`}
${statusWords[status] && html`<p><strong>${statusWords[status]}</strong></p>`}
<form method="post" action="/preferences" class="row">${tokenField(token)}<input type="hidden" name="subscription" value="${id}">
${status !== "unconfirmed" && html`<a class="button second" href="${link("/preferences/edit", token, { subscription: id })}" aria-label="Change: ${words}">Change</a>`}
${status === "active" && button("pause", "Pause")}${status === "paused" && button("resume", "Take up again")}${button("remove", "Stop following")}
</form></li>`;
};

/**
 * Render what a subscriber follows, each with what can be done about it.
 *
 * @param form.token - of the link that opened it; every form of the page sends it along
 * @param form.done - what was just done, in a whole sentence
 */
export const renderPreferences = (form: {
  readonly token: string;
  readonly unsubscribeUrl: string;
  readonly subscriptions: readonly Subscription[];
  readonly done?: string | undefined;
}): string =>
  page(
    "What you follow",
    html`${form.done && html`<p class="notice" role="status">${form.done}</p>`}${
      form.subscriptions.length === 0
        ? html`<p>You follow nothing at the moment.</p>`
        : html`<ul class="plain-list cards">${form.subscriptions.map((one) => renderOne(form.token, one))}</ul>`
    }
<p><a class="button" href="${link("/preferences/edit", form.token)}">Follow something else too</a></p>
<section aria-labelledby="data"><h2 id="data">Your data</h2>
<ul><li><a href="${link("/preferences/export", form.token)}">All that is kept of you, as a file (JSON)</a></li>
<li><a href="${form.unsubscribeUrl}">Stop all mail</a></li>
<li><a href="${link("/preferences/delete", form.token)}">Stop all mail and delete everything</a></li>
<li><a href="/privacy">What is kept of you, and for how long</a></li></ul></section>`,
  );

/** Render the form on which a subscriber changes one wish, or adds one. */
export const renderEdit = (form: {
  readonly token: string;
  /** The subscription that is changed; empty for a new one. */
  readonly subscription: string;
  readonly choice: Choice;
  readonly options: ChoiceOptions;
  readonly lacks?: readonly string[];
}): string =>
  page(
    form.subscription === "" ? "Follow something else" : "Change what you follow",
    renderChoiceForm({
      choice: form.choice,
      options: form.options,
      ...(form.lacks && { lacks: form.lacks }),
      search: "/preferences/edit",
      action: "/preferences/preview",
      hidden: [
        ["token", form.token],
        ["subscription", form.subscription],
        ["begun", "yes"],
      ],
      submit: "See how much mail that means",
    }),
  );

/** Render what a changed wish would have brought, with the button that keeps it. */
export const renderEditPreview = (form: {
  readonly token: string;
  readonly subscription: string;
  readonly choice: Choice;
  readonly words: string;
  readonly preview: Preview;
}): string => {
  const fields = [
    ["token", form.token],
    ["subscription", form.subscription],
    ["begun", "yes"],
  ] as const;
  return page(
    "Before you keep it",
    html`${renderPreview(form.preview, form.words)}
<form method="post" action="/preferences/save">${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${hiddenChoice(form.choice)}
<p class="row"><button type="submit">Keep it</button> <a href="${choiceLink("/preferences/edit", form.choice, fields)}">Choose otherwise</a></p></form>`,
  );
};

/** Render the page that asks whether everything is to be deleted, or says that it was. */
export const renderDelete = (step: { readonly token: string } | "done"): string =>
  step === "done"
    ? page(
        "Everything is deleted",
        html`<p>Your address, what you followed and what you were sent are deleted. What stays is a scrambled form of the address (a keyed hash), so that nobody else signs you up again. You can sign up yourself at any time.</p>`,
      )
    : page(
        "Delete everything",
        html`<p>Your address, what you follow and what you were sent are deleted at once. This cannot be undone.</p>
<form method="post" action="/preferences/delete">${tokenField(step.token)}<p><button type="submit">Delete everything</button></p></form>
<p><a href="${link("/preferences", step.token)}">Back to what you follow</a></p>`,
      );
