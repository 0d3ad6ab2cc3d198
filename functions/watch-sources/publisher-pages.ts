import { readEditionLinks } from "#functions/watch-sources/read-edition-links.ts";
import { editionAddress } from "#shared/country/report-address.ts";
import { ServiceError } from "#shared/errors.ts";
import type { ListedPage, Ports, SourceLister } from "#shared/ports.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";
import { afterLook, askWith, isDue, type LookOutcome } from "#shared/version/watch-rule.ts";
import type { WatchedEdition } from "#shared/version/watch-store.ts";
import { isInSeason, type WatchPace } from "./watch-pace.ts";

const series = "us-state-country-reports";
const dayMs = 24 * 3_600_000;

/** So long after an edition was noticed its pages are looked at as often as its lists: they are corrected then. Milliseconds. */
const youngMs = 14 * dayMs;
/** How often the edition before the newest is looked at. Milliseconds. */
const earlierEveryMs = 7 * dayMs;
/** One page may carry a list that is cut short, three do not. */
const listedFrom = 3;
/** Editions to look for where the store and the site are not known yet. */
const firstEditions = 3;

/** What the publisher's pages are listed from. */
export interface PublisherOptions {
  readonly ports: Pick<Ports, "clock" | "log" | "versions" | "sources" | "snapshots" | "watch" | "fetcher">;
  /** Origin of the publisher's site: `https://www.state.gov`. */
  readonly site: string;
  readonly pace: WatchPace;
  /** Series of the reports; the publisher's own unless a test brings another. */
  readonly series?: WatchedEdition["series"];
}

/** Addresses by edition. */
type Found = Map<number, Set<string>>;

/**
 * List the publisher's pages: those that its lists name, of the newest edition and of the one before.
 *
 * The lists are the edition's own page, the select of countries that every report carries, and the feed. The page of the
 * edition that comes next is looked for too, so that a new edition is noticed by itself, whichever of the three is first.
 */
export const publisherPages = (options: PublisherOptions): SourceLister => {
  const { ports, site, pace } = options;
  const { clock, log, versions, sources, snapshots, watch, fetcher } = ports;
  const ofSeries = options.series ?? series;

  const paceNow = () => (isInSeason(pace, clock.now()) ? pace.seasonEveryMs : pace.everyMs);

  /** Look at a list, unless it was looked at lately. @returns nothing where it did not change or could not be had */
  async function lookAt(address: string): Promise<string | null> {
    const now = clock.now();
    const before = (await watch.getPages([address])).get(address);
    if (!isDue(before, now)) return null;
    let outcome: LookOutcome;
    let text: string | null = null;
    try {
      const page = await fetcher.fetchPage(address, askWith(before, now));
      if (page.kind === "page") text = new TextDecoder().decode(page.bytes);
      outcome = page.kind === "page" ? { kind: "version", validators: page.validators } : { kind: page.kind };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      outcome = { kind: "refused", error };
      log.info("SOURCE_LIST_NOT_HAD", { address, reason: error.code });
    }
    const asked = { address, origin: "auto" as const, askedAt: now.toISOString(), everyMs: paceNow() };
    await watch.putLook(afterLook(before, { ...asked, now: clock.now(), outcome }));
    return text;
  }

  /** Lists in the pages of an edition that were fetched last. */
  async function readStoredLists(edition: number): Promise<string[]> {
    const kept = (await sources.listEntries(ofSeries, edition)).filter(
      (entry): entry is SourceEntry & { snapshotHash: string } =>
        entry.versionId !== null && entry.snapshotHash !== null,
    );
    const latest = kept.toSorted((one, other) => (one.checkedAt < other.checkedAt ? 1 : -1)).slice(0, listedFrom);
    const texts = await Promise.all(latest.map(({ snapshotHash }) => snapshots.load(snapshotHash)));
    return texts.map((bytes) => new TextDecoder().decode(bytes));
  }

  /** The newest edition that is known; where none is, the newest that the site has a page of. */
  async function editionsToLookFor(known: number | undefined): Promise<number[]> {
    const thisYear = clock.now().getUTCFullYear();
    if (known === undefined) return Array.from({ length: firstEditions }, (_, i) => thisYear - i);
    return known < thisYear ? [known + 1, known] : [known];
  }

  async function gather(known: number | undefined): Promise<Found> {
    const found: Found = new Map();
    const add = (text: string | null, address: string) => {
      if (text === null) return;
      for (const [edition, addresses] of readEditionLinks(text, address, clock.now())) {
        found.set(edition, (found.get(edition) ?? new Set()).union(addresses));
      }
    };
    const feed = new URL("/feed/", site).href;
    add(await lookAt(feed), feed);
    for (const edition of await editionsToLookFor(known)) {
      const address = editionAddress(site, edition);
      add(await lookAt(address), address);
      if (known === undefined && (found.get(edition)?.size ?? 0) > 0) break;
    }
    for (const edition of known === undefined ? [] : [known]) {
      for (const text of await readStoredLists(edition)) add(text, site);
    }
    return found;
  }

  async function note(found: Found, known: readonly WatchedEdition[], newest: number | undefined): Promise<void> {
    // Links to years long past are no news; where nothing is known, the newest that is found is the one to begin with.
    const oldest = newest ?? Math.max(...found.keys());
    for (const [edition, addresses] of found) {
      if (addresses.size === 0 || edition < oldest) continue;
      const before = known.find((one) => one.edition === edition);
      const added = [...addresses.difference(new Set(before?.listed))];
      if (added.length === 0) continue;
      const now = clock.now();
      await watch.noteEdition({ series: ofSeries, edition, noticedAt: now.toISOString(), listed: added });
      log.info(before ? "SOURCE_EDITION_GREW" : "SOURCE_EDITION_NOTICED", { edition, pages: added.length });
    }
  }

  /** Of an edition that came while we watched; the one that was there before is no release. */
  const isYoung = ({ noticedAt }: WatchedEdition) => clock.now().getTime() - Date.parse(noticedAt) < youngMs;

  async function pagesOf(edition: WatchedEdition, isNewest: boolean, isRelease: boolean): Promise<ListedPage[]> {
    if (!isNewest) return edition.listed.map((address) => ({ address, everyMs: earlierEveryMs }));
    const looks = await watch.getPages(edition.listed);
    const everyMs = isRelease && isYoung(edition) ? Math.min(pace.seasonEveryMs, pace.everyMs) : pace.everyMs;
    // What is listed and not had yet may come at any time.
    return edition.listed.map((address) => ({
      address,
      everyMs: looks.get(address)?.fullLookAt ? everyMs : Math.min(everyMs, paceNow()),
    }));
  }

  async function listPages(): Promise<readonly ListedPage[]> {
    const before = await watch.listEditions(ofSeries);
    const known = Math.max(before.at(-1)?.edition ?? 0, (await versions.newestEdition(ofSeries)) ?? 0) || undefined;
    await note(await gather(known), before, known);
    const editions = (await watch.listEditions(ofSeries)).slice(-2);
    const newest = editions.at(-1);
    const pages = editions.map((edition) => pagesOf(edition, edition === newest, editions.length > 1));
    return (await Promise.all(pages)).flat();
  }

  return { listPages };
};
