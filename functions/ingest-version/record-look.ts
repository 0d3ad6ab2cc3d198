import type { Deps } from "#functions/deps.ts";
import type { PageMessage } from "#shared/events.ts";
import { afterLook, type LookOutcome } from "#shared/version/watch-rule.ts";
import type { WatchedPage } from "#shared/version/watch-store.ts";

/** A page that a schedule watches, and what is known of it. */
export interface Watched {
  readonly message: PageMessage & { readonly watch: NonNullable<PageMessage["watch"]> };
  readonly before: WatchedPage | undefined;
}

type LookDeps = Pick<Deps<"ingest-version">, "clock" | "watch">;

const isWatched = (message: PageMessage): message is Watched["message"] => message.watch !== undefined;

/** Load what is known of a page that a schedule watches; undefined for one that somebody asked for. */
export const loadWatched = async ({ watch }: LookDeps, message: PageMessage): Promise<Watched | undefined> =>
  isWatched(message) ? { message, before: (await watch.getPages([message.address])).get(message.address) } : undefined;

/** Tell whether the page was looked at since it was asked for: the same message came twice. */
export const wasLookedAt = ({ message, before }: Watched): boolean =>
  before?.lookedAt != null && before.lookedAt >= message.watch.askedAt;

/** Note what came of the look, as its last step. */
export const recordLook = async ({ clock, watch }: LookDeps, { message, before }: Watched, outcome: LookOutcome) => {
  const { address, origin } = message;
  await watch.putLook(afterLook(before, { address, origin, ...message.watch, now: clock.now(), outcome }));
};
