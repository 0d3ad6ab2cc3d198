import type { Context } from "hono";
import type { Deps } from "#functions/deps.ts";
import { HttpConflictError } from "#functions/http-api/errors.ts";
import { TokenUsedError } from "#shared/alert/errors.ts";
import type { Subscriber, Subscription } from "#shared/alert/subscription.ts";
import { makeToken, type OpenedToken, openToken, type TokenGrant, type TokenPurpose } from "#shared/alert/token.ts";

export type PersonDeps = Deps<"http-api">;

/** Open the token of a link. @throws TokenForgedError, TokenWrongPurposeError, TokenExpiredError */
export const openGrant = ({ clock, settings }: PersonDeps, token: string, purpose: TokenPurpose): OpenedToken =>
  openToken(token, purpose, settings.secret, clock.now());

/** Token of the request's address. */
export const tokenOf = (context: Context): string => context.req.query("token") ?? "";

/** Address of a page that a token opens. */
export const pathFor = (
  { clock, settings }: PersonDeps,
  purpose: TokenPurpose,
  subscriberId: string,
  grant: Partial<TokenGrant> = {},
): string => {
  const whole = { subscriberId, subscriptionId: null, ...grant };
  return `/${purpose}?token=${makeToken(purpose, whole, settings.secret, clock.now())}`;
};

/** Where the same link takes a POST. */
export const samePath = (context: Context, purpose: TokenPurpose): string =>
  `/${purpose}?token=${encodeURIComponent(tokenOf(context))}`;

/** The link was used, or what it was for is over. */
export const usedUp = (what: string): TokenUsedError =>
  new TokenUsedError(`Cannot open this link: ${what}; expected one that was not used yet; sign up again`);

/**
 * Load the person whom a link is about, where mail may go to them.
 *
 * @throws HttpConflictError `HTTP_CONFLICT` where they ended it, or are unknown
 */
export const loadReader = async ({ subscriptions }: PersonDeps, id: string): Promise<Subscriber> => {
  const subscriber = await subscriptions.getSubscriber(id);
  if (subscriber !== undefined && subscriber.status !== "unsubscribed" && subscriber.status !== "suppressed") {
    return subscriber;
  }
  throw new HttpConflictError(
    "Nothing can be changed here: mail to this address was ended; expected a person who gets mail; sign up again",
  );
};

/** A person's wishes that a page may show: none of someone who gets no mail any more. */
export const wishesOf = async (
  { subscriptions }: PersonDeps,
  { subscriberId, subscriptionId }: TokenGrant,
): Promise<Subscription[]> => {
  const all = await subscriptions.listSubscriptions(subscriberId);
  return all.filter(({ id }) => subscriptionId === null || id === subscriptionId);
};
