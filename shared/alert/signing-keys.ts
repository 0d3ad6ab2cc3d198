import { createHash } from "node:crypto";
import * as z from "zod";
import { BoundaryError } from "#shared/errors.ts";

/** A key that signs links. */
export interface SigningKey {
  /** Names the key inside tokens without telling anything of it. */
  readonly id: string;
  readonly secret: string;
}

/** What the service's secret holds. */
export interface SigningKeys {
  /** Names subscribers; never changes, or nobody would be found any more. */
  readonly subscribers: string;
  /** Sign links, the newest first: it signs, the others only open what they signed. */
  readonly links: readonly [SigningKey, ...SigningKey[]];
}

const writtenSchema = z.object({
  subscribers: z.string().min(1),
  links: z.array(z.string().min(16)).min(1),
});

const keyOf = (secret: string): SigningKey => ({
  id: createHash("sha256").update(`id of a link key\n${secret}`).digest("hex").slice(0, 8),
  secret,
});

const parseKeys = (text: string): SigningKeys => {
  if (!text.startsWith("{")) return { subscribers: text, links: [keyOf(text)] };
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch (cause) {
    throw new BoundaryError("Cannot read the secret: it begins as JSON and is none; correct it", {}, { cause });
  }
  const parsed = writtenSchema.safeParse(written);
  const [newest, ...others] = parsed.data?.links ?? [];
  if (!parsed.success || newest === undefined) {
    throw new BoundaryError(
      'Cannot read the secret: expected {"subscribers": "…", "links": ["newest", "before"]}, links of 16 letters or more; correct it',
    );
  }
  return { subscribers: parsed.data.subscribers, links: [keyOf(newest), ...others.map(keyOf)] };
};

let latest: { readonly text: string; readonly keys: SigningKeys } | undefined;

/**
 * Read the keys out of the service's secret.
 *
 * The secret is one key for everything, as it was made, or JSON after its first rotation: `subscribers` is the key as it
 * was, and `links` lists a new one before the one until now. A key that is taken out of `links` ends the links that it signed.
 *
 * @throws BoundaryError `BOUNDARY_INVALID`, without a word of the secret
 */
export const signingKeys = (text: string): SigningKeys => {
  if (latest?.text !== text) latest = { text, keys: parseKeys(text) };
  return latest.keys;
};
