import { createHmac } from "node:crypto";
import { normalizeEmail } from "#shared/alert/normalize-email.ts";
import { signingKeys } from "#shared/alert/signing-keys.ts";

/**
 * Derive a subscriber's id from the address, keyed with the store's secret.
 *
 * The same address always meets itself, and whoever sees an id cannot find the address by trying addresses.
 *
 * @param email - as typed; normalized here
 * @param secret - the service's, as stored; a rotation of the keys that sign links does not change ids
 * @returns `s-` and 32 hexadecimal digits
 */
export const subscriberId = (email: string, secret: string): string =>
  `s-${createHmac("sha256", signingKeys(secret).subscribers)
    .update(`subscriber\n${normalizeEmail(email)}`)
    .digest("hex")
    .slice(0, 32)}`;
