import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { choiceOptions } from "#functions/http-api/choice-options.ts";
import { HttpRequestError } from "#functions/http-api/errors.ts";
import { loadReader, openGrant, type PersonDeps, pathFor, tokenOf } from "#functions/http-api/person-links.ts";
import { makePreview } from "#functions/http-api/preview/make-preview.ts";
import { type Fields, fieldOf, formFields, queryFields, readChoice, wishOf } from "#functions/http-api/read-choice.ts";
import type { Subscription } from "#shared/alert/subscription.ts";
import { writeSubscription } from "#shared/alert/write-subscription.ts";
import { wishWords } from "#shared/email/compose-notice.ts";
import { gatherOwnData } from "#shared/email/own-data.ts";
import { type Choice, choiceOf } from "#web/choice.ts";
import { renderDelete, renderEdit, renderEditPreview, renderPreferences } from "#web/render-preferences.ts";

/** What the page says after a change. */
const done: Readonly<Record<string, string>> = {
  pause: "Paused.",
  resume: "Taken up again.",
  remove: "You do not follow that any more.",
  save: "Kept.",
};

const nothingNamed = () =>
  new HttpRequestError(
    "Nothing was changed: the request names no subscription of yours; expected one of the page; use the buttons on it",
  );

/** Who holds the link, whether it came in the address or in a form. */
const holderOf = (deps: PersonDeps, fields: Fields) => {
  const token = fieldOf(fields, "token");
  return { token, subscriberId: openGrant(deps, token, "preferences").subscriberId };
};

const findOwn = async ({ subscriptions }: PersonDeps, subscriberId: string, id: string) =>
  (await subscriptions.listSubscriptions(subscriberId)).find((one) => one.id === id);

const ownOf = async (deps: PersonDeps, subscriberId: string, id: string): Promise<Subscription> => {
  const own = await findOwn(deps, subscriberId, id);
  if (own === undefined) throw nothingNamed();
  return own;
};

/** Pause, take up again, or end one subscription. */
const change = async (deps: PersonDeps, subscriberId: string, fields: Fields): Promise<string> => {
  await loadReader(deps, subscriberId);
  const [what, id] = [fieldOf(fields, "do"), fieldOf(fields, "subscription")];
  const own = await ownOf(deps, subscriberId, id);
  if (what === "remove") await deps.subscriptions.removeSubscription(subscriberId, id);
  // What waits for its confirmation is confirmed by its own mail alone.
  else if (own.status === "unconfirmed") throw nothingNamed();
  else if (what === "pause") await deps.subscriptions.putSubscription({ ...own, status: "paused" });
  else if (what === "resume") await deps.subscriptions.putSubscription({ ...own, status: "active" });
  else throw nothingNamed();
  return what;
};

/**
 * Keep a changed or a further wish. The new one is stored before the old one goes, so that none is lost in between; a
 * request that comes again, since its answer was lost, finds the old one gone and the new one there.
 */
const save = async (deps: PersonDeps, subscriberId: string, fields: Fields): Promise<void> => {
  await loadReader(deps, subscriberId);
  const read = wishOf(readChoice(fields));
  if ("lacks" in read) throw new HttpRequestError(`Nothing was changed: ${read.lacks.join(" ")}`);
  const fresh = writeSubscription(subscriberId, read.wish);
  const replaced = fieldOf(fields, "subscription");
  const old = replaced === "" ? undefined : await findOwn(deps, subscriberId, replaced);
  if (old?.status === "unconfirmed") throw nothingNamed();
  if (replaced !== "" && old === undefined) {
    await ownOf(deps, subscriberId, fresh.id);
    return;
  }
  await deps.subscriptions.putSubscription({ ...fresh, status: old?.status ?? "active" });
  if (old && old.id !== fresh.id) await deps.subscriptions.removeSubscription(subscriberId, old.id);
};

/** The choice that the edit form begins with: the stored one, until the form itself says otherwise. */
const choiceFor = async (deps: PersonDeps, subscriberId: string, fields: Fields): Promise<Choice> => {
  const id = fieldOf(fields, "subscription");
  if (id === "" || fieldOf(fields, "begun") !== "") return readChoice(fields);
  return choiceOf(await ownOf(deps, subscriberId, id));
};

const editPage = async (deps: PersonDeps, fields: Fields, choice: Choice, lacks?: readonly string[]) =>
  renderEdit({
    token: fieldOf(fields, "token"),
    subscription: fieldOf(fields, "subscription"),
    choice,
    options: await choiceOptions(deps, choice),
    ...(lacks && { lacks }),
  });

const preferencesPage = async (deps: PersonDeps, context: Context): Promise<Response> => {
  const { token, subscriberId } = holderOf(deps, queryFields(context));
  const unsubscribeUrl = pathFor(deps, "unsubscribe", subscriberId);
  const subscriber = await deps.subscriptions.getSubscriber(subscriberId);
  // Whoever ended all mail sees how to take it up again.
  if (subscriber?.status !== "active") return context.redirect(unsubscribeUrl, 303);
  const subscriptions = await deps.subscriptions.listSubscriptions(subscriberId);
  return context.html(
    renderPreferences({ token, unsubscribeUrl, subscriptions, done: done[context.req.query("done") ?? ""] }),
  );
};

/** All that is kept of a person, in one document. */
const exportOf = async (deps: PersonDeps, subscriberId: string) => ({
  exportedAt: deps.clock.now().toISOString(),
  ...(await gatherOwnData(deps, subscriberId)),
});

/** What a subscriber follows, and what they can do about it. A GET changes nothing. */
export const preferenceRoutes = (deps: PersonDeps): Hono =>
  new Hono()
    .use(bodyLimit({ maxSize: 64 * 1024 }))
    .get("/preferences", (context) => preferencesPage(deps, context))
    .post("/preferences", async (context) => {
      const fields = await formFields(context);
      const { token, subscriberId } = holderOf(deps, fields);
      const what = await change(deps, subscriberId, fields);
      return context.redirect(`/preferences?${new URLSearchParams({ token, done: what })}`, 303);
    })
    .get("/preferences/edit", async (context) => {
      const fields = queryFields(context);
      const { subscriberId } = holderOf(deps, fields);
      await loadReader(deps, subscriberId);
      return context.html(await editPage(deps, fields, await choiceFor(deps, subscriberId, fields)));
    })
    .get("/preferences/preview", async (context) => {
      const fields = queryFields(context);
      const { token, subscriberId } = holderOf(deps, fields);
      await loadReader(deps, subscriberId);
      const choice = readChoice(fields);
      const read = wishOf(choice);
      if ("lacks" in read) return context.html(await editPage(deps, fields, choice, read.lacks), 400);
      const words = wishWords(writeSubscription(subscriberId, read.wish));
      const preview = await makePreview(deps, read.wish);
      const subscription = fieldOf(fields, "subscription");
      return context.html(renderEditPreview({ token, subscription, choice, words, preview }));
    })
    .post("/preferences/save", async (context) => {
      const fields = await formFields(context);
      const { token, subscriberId } = holderOf(deps, fields);
      await save(deps, subscriberId, fields);
      return context.redirect(`/preferences?${new URLSearchParams({ token, done: "save" })}`, 303);
    })
    .get("/preferences/export", async (context) => {
      const { subscriberId } = openGrant(deps, tokenOf(context), "preferences");
      context.header("Content-Disposition", 'attachment; filename="palimpsest-my-data.json"');
      return context.json(await exportOf(deps, subscriberId));
    })
    .get("/preferences/delete", (context) => {
      const { token } = holderOf(deps, queryFields(context));
      return context.html(renderDelete({ token }));
    })
    .post("/preferences/delete", async (context) => {
      const { subscriberId } = holderOf(deps, await formFields(context));
      await deps.subscriptions.eraseSubscriber(subscriberId, true);
      deps.log.info("SUBSCRIBER_ERASED", { subscriber: subscriberId });
      return context.html(renderDelete("done"));
    });
