import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Deps } from "#functions/deps.ts";
import { HttpConflictError, HttpRequestError } from "#functions/http-api/errors.ts";
import type { Subscription } from "#shared/alert/subscription.ts";
import { makeToken, openToken, type TokenGrant, type TokenPurpose } from "#shared/alert/token.ts";
import { renderConfirmPage, renderPreferencesPage, renderUnsubscribePage } from "#web/render-pages.ts";

type RouteDeps = Deps<"http-api">;

const grantOf = ({ clock, settings }: RouteDeps, context: Context, purpose: TokenPurpose): TokenGrant =>
  openToken(context.req.query("token") ?? "", purpose, settings.secret, clock.now());

const pathFor = ({ clock, settings }: RouteDeps, purpose: TokenPurpose, grant: TokenGrant) =>
  `/${purpose}?token=${makeToken(purpose, grant, settings.secret, clock.now())}`;

/** Where the same link takes a POST. */
const samePath = (context: Context, purpose: TokenPurpose) =>
  `/${purpose}?token=${encodeURIComponent(context.req.query("token") ?? "")}`;

/** What the subscriber follows now, or the one subscription that the link is about. */
const wishesOf = async ({ subscriptions }: RouteDeps, grant: TokenGrant): Promise<Subscription[]> => {
  const subscriber = await subscriptions.getSubscriber(grant.subscriberId);
  if (subscriber === undefined || subscriber.status === "unsubscribed" || subscriber.status === "suppressed") return [];
  const all = await subscriptions.listSubscriptions(grant.subscriberId);
  return all.filter(({ id }) => grant.subscriptionId === null || id === grant.subscriptionId);
};

/** Only an address that waits for its confirmation becomes active: an old link never undoes an unsubscription. */
const confirm = async ({ subscriptions }: RouteDeps, { subscriberId }: TokenGrant): Promise<void> => {
  const subscriber = await subscriptions.getSubscriber(subscriberId);
  if (subscriber?.status === "active") return;
  if (subscriber?.status !== "unconfirmed") {
    throw new HttpConflictError(
      "This subscription cannot be confirmed: mail to this address was ended meanwhile; expected one that waits for its confirmation; subscribe again",
    );
  }
  await subscriptions.putSubscriber({ ...subscriber, status: "active", reason: null });
};

/** What ended with a bounce or a complaint stays ended for that reason. */
const unsubscribe = async ({ log, subscriptions }: RouteDeps, grant: TokenGrant): Promise<void> => {
  if (grant.subscriptionId !== null) {
    return subscriptions.removeSubscription(grant.subscriberId, grant.subscriptionId);
  }
  const subscriber = await subscriptions.getSubscriber(grant.subscriberId);
  if (subscriber === undefined || subscriber.status === "unsubscribed" || subscriber.status === "suppressed") return;
  await subscriptions.putSubscriber({ ...subscriber, status: "unsubscribed", reason: "unsubscribed" });
  log.info("SUBSCRIBER_UNSUBSCRIBED", { subscriber: grant.subscriberId });
};

const removeOne = async (
  { subscriptions }: RouteDeps,
  context: Context,
  { subscriberId }: TokenGrant,
): Promise<void> => {
  const { remove } = await context.req.parseBody();
  if (typeof remove !== "string" || remove === "") {
    throw new HttpRequestError(
      "Nothing was ended: the request names no subscription; expected the field remove; use the button beside it",
    );
  }
  await subscriptions.removeSubscription(subscriberId, remove);
};

/**
 * Pages that a subscriber's own link opens.
 *
 * A GET shows a page with a button and changes nothing, since programs that look for harm open every link of a mail. The
 * POST of `/unsubscribe` is also the one-click address of the mail's header and is honoured at once, whatever its body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8058#section-3.2
 */
export const subscriberRoutes = (deps: RouteDeps): Hono =>
  new Hono()
    .use(bodyLimit({ maxSize: 16 * 1024 }))
    .get("/confirm", async (context) => {
      const subscriptions = await wishesOf(deps, grantOf(deps, context, "confirm"));
      return context.html(renderConfirmPage({ step: "ask", action: samePath(context, "confirm"), subscriptions }));
    })
    .post("/confirm", async (context) => {
      const grant = grantOf(deps, context, "confirm");
      await confirm(deps, grant);
      return context.html(renderConfirmPage({ step: "done", preferencesUrl: pathFor(deps, "preferences", grant) }));
    })
    .get("/unsubscribe", async (context) => {
      const subscriptions = await wishesOf(deps, grantOf(deps, context, "unsubscribe"));
      const action = samePath(context, "unsubscribe");
      return context.html(renderUnsubscribePage({ step: "ask", action, subscriptions }));
    })
    .post("/unsubscribe", async (context) => {
      await unsubscribe(deps, grantOf(deps, context, "unsubscribe"));
      return context.html(renderUnsubscribePage({ step: "done" }));
    })
    .get("/preferences", async (context) => {
      const grant = grantOf(deps, context, "preferences");
      return context.html(
        renderPreferencesPage({
          action: samePath(context, "preferences"),
          unsubscribeUrl: pathFor(deps, "unsubscribe", { ...grant, subscriptionId: null }),
          subscriptions: await wishesOf(deps, grant),
        }),
      );
    })
    .post("/preferences", async (context) => {
      await removeOne(deps, context, grantOf(deps, context, "preferences"));
      return context.redirect(samePath(context, "preferences"), 303);
    });
