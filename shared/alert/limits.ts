import { createHmac } from "node:crypto";
import { signingKeys } from "#shared/alert/signing-keys.ts";

/** Counters that keep a sign-up from being used against others. They hold keyed hashes, and are deleted when their period is over. */
export interface LimitStore {
  /**
   * Count one use, in one conditional write.
   *
   * @param key - hash of who or what uses it
   * @param most - uses that a period allows
   * @returns which use it was, from 1; undefined where all were used up, and nothing was counted
   */
  take(period: string, key: string, most: number): Promise<number | undefined>;
  /** Delete all counters of a period. */
  forget(period: string): Promise<void>;
}

/** Sign-ups from one network in an hour's worth of people sharing it, and mails to one address that it never confirmed. */
export const signUpLimits = {
  /** Per network and day: a university behind one address must get through, a script must not go far. */
  networkADay: 40,
  /** Mails that ask one address to confirm, a day. */
  addressADay: 3,
  /** Mails that ask an address to confirm whose person had everything deleted, a month. */
  forgottenAMonth: 1,
} as const;

/** The day as a period: `2026-11-27`, UTC. */
export const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** The month as a period: `2026-11`, UTC. */
export const monthOf = (now: Date): string => now.toISOString().slice(0, 7);

/**
 * Name what is counted without saying it: a keyed hash.
 *
 * @param kind - what the value is, so that an address never meets a network
 */
export const limitKey = (kind: "network" | "address", value: string, secret: string): string =>
  createHmac("sha256", signingKeys(secret).subscribers).update(`limit\n${kind}\n${value}`).digest("hex").slice(0, 32);

/**
 * Cut an address of a machine to its network: IPv4 as it is, IPv6 to its first 64 bits, which one household or office has.
 *
 * @returns the word unknown where there is none
 */
export const networkOf = (address: string | undefined): string => {
  if (address === undefined || address === "") return "unknown";
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail = ""] = plain.replace(/%.*$/, "").split("::");
  const front = head === "" ? [] : head.split(":");
  const back = tail === "" ? [] : tail.split(":");
  const zeros = plain.includes("::")
    ? Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0")
    : [];
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
};
