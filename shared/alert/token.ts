import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { TokenExpiredError, TokenForgedError, TokenWrongPurposeError } from "#shared/alert/errors.ts";
import { type SigningKey, signingKeys } from "#shared/alert/signing-keys.ts";

/** What a link is for; a token of one purpose opens no other. */
export const tokenPurposes = ["confirm", "renew", "unsubscribe", "undo", "preferences", "form"] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** Whom a token speaks for. */
export interface TokenGrant {
  readonly subscriberId: string;
  /** The one subscription that it is about; null for all of the subscriber's. */
  readonly subscriptionId: string | null;
  /** The one occasion that it is good for, so that it works once; null where it may be used again. */
  readonly occasion?: string | null;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * How long a token is good, in milliseconds, null for ever. A confirmation answers a mail that just came; preferences show
 * what someone follows, so an old mail must not open them for ever; an unsubscribe link must work as long as its mail
 * exists. A form's token says when the form was given out.
 */
export const lifetimeMs = {
  confirm: 7 * dayMs,
  renew: 30 * dayMs,
  undo: 7 * dayMs,
  preferences: 365 * dayMs,
  unsubscribe: null,
  form: dayMs,
} as const satisfies Record<TokenPurpose, number | null>;

const payloadSchema = z.tuple([
  z.enum(tokenPurposes),
  z.string().min(1),
  z.string().min(1).nullable(),
  /** Milliseconds since 1970; null for ever. */
  z.int().nullable(),
  /** The one occasion that it is good for. */
  z.string().nullable(),
]);

const sign = (payload: string, { id, secret }: SigningKey): Buffer =>
  createHmac("sha256", secret).update(`link token\n${id}.${payload}`).digest();

/**
 * Make a token for a link: who, for what, until when, signed with the newest of the store's keys, whose id it names.
 *
 * @param secret - the service's, as stored
 * @param now - when its lifetime begins
 * @returns letters, digits, `-`, `_` and two dots: fit for a query string as it stands
 * @example `${publicUrl}/unsubscribe?token=${makeToken("unsubscribe", { subscriberId: "s-1", subscriptionId: null }, secret, now)}`
 */
export const makeToken = (purpose: TokenPurpose, grant: TokenGrant, secret: string, now: Date): string => {
  const lifetime = lifetimeMs[purpose];
  const until = lifetime === null ? null : now.getTime() + lifetime;
  const { subscriberId, subscriptionId, occasion = null } = grant;
  const fields: z.infer<typeof payloadSchema> = [purpose, subscriberId, subscriptionId, until, occasion];
  const payload = Buffer.from(JSON.stringify(fields)).toString("base64url");
  const [key] = signingKeys(secret).links;
  return `${key.id}.${payload}.${sign(payload, key).toString("base64url")}`;
};

const forged = (options?: ErrorOptions) =>
  new TokenForgedError(
    "Cannot open this link: its token was not made here or was cut short; use the link as it stands in the mail",
    {},
    options,
  );

/** Signature first and in constant time: nothing of an unsigned payload is looked at. */
const verifiedPayload = (token: string, secret: string): string => {
  const [id = "", payload = "", signature = "", ...rest] = token.split(".");
  const { links } = signingKeys(secret);
  const key = links.find((one) => one.id === id);
  // A key that is not ours costs the same as one that is: nothing is told by how long it takes.
  const expected = sign(payload, key ?? links[0]);
  const given = Buffer.from(signature, "base64url");
  const equal = given.length === expected.length && timingSafeEqual(given, expected);
  // Base64 has several spellings of the same bytes; only ours is taken, so that a token is one string.
  const isOurs = key !== undefined && equal && rest.length === 0 && given.toString("base64url") === signature;
  if (!isOurs) throw forged();
  return payload;
};

/** What a token says, and until when. */
export interface OpenedToken extends Required<TokenGrant> {
  /** Null for ever. */
  readonly until: Date | null;
}

/**
 * Open a token that came back with a link.
 *
 * @param secret - the service's, as stored; any of its keys may have signed
 * @param now - compared with the end of its lifetime
 * @throws TokenForgedError `TOKEN_FORGED` when the signature is of no key of ours
 * @throws TokenWrongPurposeError `TOKEN_WRONG_PURPOSE` when it was made for another link
 * @throws TokenExpiredError `TOKEN_EXPIRED` when its time is over
 */
export const openToken = (token: string, purpose: TokenPurpose, secret: string, now: Date): OpenedToken => {
  const payload = verifiedPayload(token, secret);
  const parsed = payloadSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
  if (!parsed.success) throw forged({ cause: parsed.error });
  const [made, subscriberId, subscriptionId, until, occasion] = parsed.data;
  if (made !== purpose) {
    throw new TokenWrongPurposeError(
      `Cannot open this link: its token is for ${made}; expected one for ${purpose}; use the right link of the mail`,
      { made, purpose },
    );
  }
  if (until !== null && now.getTime() >= until) {
    throw new TokenExpiredError(
      `Cannot open this link: it was good until ${new Date(until).toISOString()}; use the link of a newer mail`,
      { purpose },
    );
  }
  return { subscriberId, subscriptionId, occasion, until: until === null ? null : new Date(until) };
};
