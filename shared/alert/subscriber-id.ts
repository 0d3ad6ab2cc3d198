import { createHmac } from "node:crypto";
import { normalizeEmail } from "#shared/alert/normalize-email.ts";

/**
 * Derive a subscriber's id from the address, keyed with the store's secret.
 *
 * The same address always meets itself, and whoever sees an id cannot find the address by trying addresses.
 *
 * @param email - as typed; normalized here
 * @param secret - the store's secret; another secret gives other ids
 * @returns `s-` and 32 hexadecimal digits
 */
export const subscriberId = (email: string, secret: string): string =>
  `s-${createHmac("sha256", secret)
    .update(`subscriber\n${normalizeEmail(email)}`)
    .digest("hex")
    .slice(0, 32)}`;
