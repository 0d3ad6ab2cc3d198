import type { ServiceError } from "#shared/errors.ts";
import { SourceHostPausedError, SourceHttpStatusError } from "#shared/source/errors.ts";
import type { WatchedPage } from "#shared/version/watch-store.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Rounds begin at their hour give or take some minutes; a page that is due in a moment is taken along. Milliseconds. */
const slackMs = 5 * 60_000;

/** However often a source says "not modified", once a week the page is fetched whole: a cache may be stuck. Milliseconds. */
export const fullLookMs = 7 * dayMs;

/** What was there when watching began is known already, for so long as it may take to have it all. Milliseconds. */
const backfillMs = 7 * dayMs;

/** Tell whether a page is to be sent to be looked at. */
export const isDue = (page: WatchedPage | undefined, now: Date): boolean =>
  !page?.nextLookAt || Date.parse(page.nextLookAt) <= now.getTime() + slackMs;

/**
 * Decide what a page's version would be in the store for.
 *
 * A page that was first asked for as a backfill and is not had yet is no news when it comes at last, say because the
 * publisher asked us to wait; after a week it is.
 *
 * @param usual - what the round decided for all of its pages
 */
export const lookOrigin = (
  page: WatchedPage | undefined,
  usual: WatchedPage["origin"],
  now: Date,
): WatchedPage["origin"] =>
  page?.origin === "backfill" && page.fullLookAt === null && now.getTime() - Date.parse(page.askedFirstAt) < backfillMs
    ? "backfill"
    : usual;

const wasHad = ({ outcome }: WatchedPage) => outcome === "version" || outcome === "not-modified";

/**
 * Validators to ask with: those of the last version, where the last look had it too and it is not time for a whole page.
 */
export const askWith = (page: WatchedPage | undefined, now: Date): WatchedPage["validators"] =>
  page?.fullLookAt && wasHad(page) && now.getTime() - Date.parse(page.fullLookAt) < fullLookMs ? page.validators : null;

/** What came of a look. */
export type LookOutcome =
  | { readonly kind: "version"; readonly validators: WatchedPage["validators"] }
  | { readonly kind: "not-modified" }
  | { readonly kind: "refused"; readonly error: ServiceError };

const isRefusedByPublisher = (error: ServiceError) =>
  error.code === "SOURCE_ROBOTS_REFUSED" || (error instanceof SourceHttpStatusError && !error.retryable);

/** What may pass soon is tried again sooner, and less and less often; what refuses us, ever later, up to a day. */
const waitMs = (outcome: LookOutcome, tries: number, everyMs: number): number => {
  if (outcome.kind !== "refused") return everyMs;
  const longest = Math.max(everyMs, dayMs);
  const grown = (ms: number) => Math.min(ms * 2 ** Math.min(tries - 1, 20), longest);
  if (outcome.error.retryable) return grown(Math.min(everyMs, hourMs));
  return isRefusedByPublisher(outcome.error) ? grown(everyMs) : everyMs;
};

/** When the publisher asked to be left alone until, if it did. */
const askedToWait = (outcome: LookOutcome): number => {
  if (outcome.kind !== "refused") return 0;
  const { error } = outcome;
  if (error instanceof SourceHostPausedError) return error.until.getTime();
  return error instanceof SourceHttpStatusError ? (error.retryAt?.getTime() ?? 0) : 0;
};

/**
 * Say what is known of a watched page after a look at it.
 *
 * @param before - what was known; undefined for the first look
 * @param look - when it was asked for and how often it is, when it was looked at, and what came of it
 * @remarks Pure.
 */
export const afterLook = (
  before: WatchedPage | undefined,
  look: {
    readonly address: string;
    readonly origin: WatchedPage["origin"];
    readonly askedAt: string;
    readonly everyMs: number;
    readonly now: Date;
    readonly outcome: LookOutcome;
  },
): WatchedPage => {
  const { address, askedAt, everyMs, now, outcome } = look;
  const failed = outcome.kind === "refused";
  const tries = failed ? (before?.tries ?? 0) + 1 : 0;
  const next = Math.max(Date.parse(askedAt) + waitMs(outcome, tries, everyMs), askedToWait(outcome));
  const whole = outcome.kind === "version";
  return {
    address,
    askedFirstAt: before?.askedFirstAt ?? askedAt,
    origin: before?.origin ?? look.origin,
    lookedAt: now.toISOString(),
    outcome: failed ? outcome.error.code : outcome.kind,
    tries,
    validators: whole ? outcome.validators : (before?.validators ?? null),
    fullLookAt: whole ? now.toISOString() : (before?.fullLookAt ?? null),
    nextLookAt: new Date(next).toISOString(),
  };
};
