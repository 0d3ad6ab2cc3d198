import type { Digest, DigestEntry, DigestTopic } from "#shared/email/digest.ts";

/**
 * How much of a topic a mail shows. `full`: the first changes and every statement; `short`: the first change;
 * `line`: the verdict, the first statement and a count. What is left out is counted and linked, never lost.
 */
export type Detail = "full" | "short" | "line";

/** Greatest number of changes that a topic shows. */
export const changesShown: Readonly<Record<Detail, number>> = { full: 5, short: 1, line: 0 };

/** Greatest number of statements that a topic shows. */
export const statementsShown: Readonly<Record<Detail, number>> = { full: 8, short: 8, line: 1 };

/** A topic and how much of it is shown. */
export interface FittedTopic {
  readonly topic: DigestTopic;
  readonly detail: Detail;
}

/** An entry with the first of its topics; the others are counted. `topics` null where the whole entry is one line. */
export interface FittedEntry {
  readonly entry: DigestEntry;
  readonly topics: readonly FittedTopic[] | null;
}

/** A digest cut to a size at which mail programs show all of it. */
export interface FittedDigest {
  readonly digest: Digest;
  readonly entries: readonly FittedEntry[];
  /** Entries that found no place at all; the least significant. */
  readonly left: number;
}

/** Where a mail's own links lead. */
export interface MailLinks {
  /** Base of all pages, without a trailing slash. */
  readonly publicUrl: string;
  readonly preferences: string;
  readonly unsubscribe: string;
}
