import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Answers of a name server, as `dns.lookup` with `all` gives them. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name or address leads into a network that is not the public one. */
export class PrivateAddressError extends Error {
  readonly code = "PRIVATE_ADDRESS";
  override readonly name = "PrivateAddressError";
}

/**
 * Tell whether an IP address is on the public internet.
 *
 * IPv4 in IPv6 is judged as the IPv4 that it is; ranges that are translated or tunnelled to somewhere else are not public.
 *
 * @param allowLoopback - for tests: 127.0.0.0/8 and ::1 count as public
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const isPublicAddress = (address: string, allowLoopback = false): boolean => {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (!ipaddr.isValid(bare)) return false;
  const range = ipaddr.process(bare).range();
  return range === "unicast" || (allowLoopback && range === "loopback");
};

/**
 * Make the lookup that a connection uses. What it answers is what is connected to, so a name that answers otherwise a
 * moment later gains nothing; one private address among several spoils all.
 *
 * @param allowLoopback - for tests
 * @param resolve - the system's own unless a test answers
 */
export const publicLookup =
  (allowLoopback: boolean, resolve: Resolve = systemLookup): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const inside = addresses.find(({ address }) => !isPublicAddress(address, allowLoopback));
      const [first] = addresses;
      if (inside || !first)
        return callback(new PrivateAddressError(`${hostname} is ${inside?.address ?? "nowhere"}`), "", 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
