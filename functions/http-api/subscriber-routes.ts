import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HttpConflictError } from "#functions/http-api/errors.ts";
import {
  openGrant,
  type PersonDeps,
  pathFor,
  samePath,
  tokenOf,
  usedUp,
  wishesOf,
} from "#functions/http-api/person-links.ts";
import { undoUntil } from "#shared/alert/retention.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import type { TokenGrant } from "#shared/alert/token.ts";
import {
  renderConfirmPage,
  renderRenewPage,
  renderUndoPage,
  renderUnsubscribePage,
  type Undo,
} from "#web/render-links.ts";

/**
 * Make one subscription active, and its person with it. What somebody followed before they ended all mail stays ended.
 *
 * A second press of the button finds it done. @throws TokenUsedError `TOKEN_USED` where it vanished or was ended since
 */
const confirm = async ({ clock, log, subscriptions }: PersonDeps, grant: TokenGrant): Promise<void> => {
  const { subscriberId, subscriptionId } = grant;
  const subscriber = await subscriptions.getSubscriber(subscriberId);
  const standing = await subscriptions.listSubscriptions(subscriberId);
  const wish = standing.find(({ id }) => id === subscriptionId);
  if (subscriber === undefined || wish === undefined) throw usedUp("what it confirms is not waiting any more");
  if (subscriber.status === "suppressed") {
    throw new HttpConflictError(
      "This cannot be confirmed: mail to this address ended after a failure; expected an address that takes mail; sign up with another one",
    );
  }
  if (wish.status !== "unconfirmed") {
    if (subscriber.status === "active") return;
    throw usedUp("it was used, and all mail was ended since");
  }
  if (subscriber.status === "unsubscribed") {
    for (const { id } of standing) if (id !== wish.id) await subscriptions.removeSubscription(subscriberId, id);
  }
  const confirmedAt = clock.now().toISOString();
  await subscriptions.putSubscriber({
    ...subscriber,
    status: "active",
    reason: null,
    confirmedAt,
    askedAt: null,
    endedAt: null,
  });
  await subscriptions.putSubscription({ ...wish, status: "active", waitsUntil: null });
  await subscriptions.clearOptOut(subscriberId);
  log.info("SUBSCRIBER_CONFIRMED", { subscriber: subscriberId, subscription: wish.id });
};

/** The question of a year is answered once; an answer to an earlier one changes nothing. */
const renew = async ({ clock, log, subscriptions }: PersonDeps, { subscriberId, occasion }: TokenGrant) => {
  const subscriber = await subscriptions.getSubscriber(subscriberId);
  if (subscriber?.status !== "active") throw usedUp("all mail was ended since");
  if (subscriber.askedAt === null) return;
  if (subscriber.askedAt !== occasion) throw usedUp("it answers an earlier question");
  await subscriptions.putSubscriber({ ...subscriber, confirmedAt: clock.now().toISOString(), askedAt: null });
  log.info("SUBSCRIBER_RENEWED", { subscriber: subscriberId });
};

/** What ended with a bounce or a complaint stays ended for that reason; what ended before stays ended since then. */
const unsubscribe = async ({ clock, log, subscriptions }: PersonDeps, grant: TokenGrant): Promise<void> => {
  if (grant.subscriptionId !== null) {
    return subscriptions.removeSubscription(grant.subscriberId, grant.subscriptionId);
  }
  const subscriber = await subscriptions.getSubscriber(grant.subscriberId);
  if (subscriber === undefined || subscriber.status === "unsubscribed" || subscriber.status === "suppressed") return;
  const endedAt = clock.now().toISOString();
  await subscriptions.putSubscriber({ ...subscriber, status: "unsubscribed", reason: "unsubscribed", endedAt });
  log.info("SUBSCRIBER_UNSUBSCRIBED", { subscriber: grant.subscriberId });
};

/** Whether ended mail may be taken up again now. */
const mayUndo = ({ clock }: PersonDeps, subscriber: Subscriber | undefined): subscriber is Subscriber =>
  subscriber?.status === "unsubscribed" &&
  subscriber.endedAt !== null &&
  subscriber.confirmedAt !== null &&
  undoUntil(subscriber.endedAt) > clock.now();

const undoOf = async (deps: PersonDeps, subscriberId: string): Promise<Undo | undefined> => {
  const subscriber = await deps.subscriptions.getSubscriber(subscriberId);
  if (!mayUndo(deps, subscriber)) return undefined;
  const { endedAt } = subscriber;
  if (endedAt === null) return undefined;
  return {
    action: pathFor(deps, "undo", subscriberId, { occasion: endedAt }),
    until: undoUntil(endedAt).toISOString(),
  };
};

/** Take mail up again that was ended on one occasion; after that the link is used up. */
const undo = async (deps: PersonDeps, { subscriberId, occasion }: TokenGrant): Promise<void> => {
  const subscriber = await deps.subscriptions.getSubscriber(subscriberId);
  if (!mayUndo(deps, subscriber)) throw usedUp("the mail goes on already, or the week is over");
  if (subscriber.endedAt !== occasion) throw usedUp("it was for an earlier time");
  const now = deps.clock.now().toISOString();
  await deps.subscriptions.putSubscriber({
    ...subscriber,
    status: "active",
    reason: null,
    confirmedAt: now,
    askedAt: null,
    endedAt: null,
  });
  deps.log.info("SUBSCRIBER_RESUMED", { subscriber: subscriberId });
};

/**
 * Pages that a subscriber's own link opens.
 *
 * A GET shows a page with a button and changes nothing, since programs that look for harm open every link of a mail. The
 * POST of `/unsubscribe` is also the one-click address of the mail's header and is honoured at once, whatever its body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8058#section-3.2
 */
export const subscriberRoutes = (deps: PersonDeps): Hono =>
  new Hono()
    .use(bodyLimit({ maxSize: 16 * 1024 }))
    .get("/confirm", async (context) => {
      const subscriptions = await wishesOf(deps, openGrant(deps, tokenOf(context), "confirm"));
      if (subscriptions.length === 0) throw usedUp("what it confirms is not waiting any more");
      return context.html(renderConfirmPage({ step: "ask", action: samePath(context, "confirm"), subscriptions }));
    })
    .post("/confirm", async (context) => {
      const grant = openGrant(deps, tokenOf(context), "confirm");
      await confirm(deps, grant);
      const preferencesUrl = pathFor(deps, "preferences", grant.subscriberId);
      return context.html(renderConfirmPage({ step: "done", preferencesUrl }));
    })
    .get("/renew", async (context) => {
      const subscriptions = await wishesOf(deps, openGrant(deps, tokenOf(context), "renew"));
      return context.html(renderRenewPage({ step: "ask", action: samePath(context, "renew"), subscriptions }));
    })
    .post("/renew", async (context) => {
      const grant = openGrant(deps, tokenOf(context), "renew");
      await renew(deps, grant);
      return context.html(
        renderRenewPage({ step: "done", preferencesUrl: pathFor(deps, "preferences", grant.subscriberId) }),
      );
    })
    .get("/unsubscribe", async (context) => {
      const grant = openGrant(deps, tokenOf(context), "unsubscribe");
      const subscriber = await deps.subscriptions.getSubscriber(grant.subscriberId);
      if (subscriber === undefined || subscriber.status === "unsubscribed" || subscriber.status === "suppressed") {
        return context.html(renderUnsubscribePage({ step: "done", undo: await undoOf(deps, grant.subscriberId) }));
      }
      const subscriptions = await wishesOf(deps, grant);
      return context.html(
        renderUnsubscribePage({ step: "ask", action: samePath(context, "unsubscribe"), subscriptions }),
      );
    })
    .post("/unsubscribe", async (context) => {
      const grant = openGrant(deps, tokenOf(context), "unsubscribe");
      await unsubscribe(deps, grant);
      return context.html(renderUnsubscribePage({ step: "done", undo: await undoOf(deps, grant.subscriberId) }));
    })
    .get("/undo", async (context) => {
      const grant = openGrant(deps, tokenOf(context), "undo");
      const subscriptions = await wishesOf(deps, grant);
      return context.html(renderUndoPage({ step: "ask", action: samePath(context, "undo"), subscriptions }));
    })
    .post("/undo", async (context) => {
      const grant = openGrant(deps, tokenOf(context), "undo");
      await undo(deps, grant);
      return context.html(
        renderUndoPage({ step: "done", preferencesUrl: pathFor(deps, "preferences", grant.subscriberId) }),
      );
    });
