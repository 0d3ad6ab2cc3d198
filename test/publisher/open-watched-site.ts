import { onTestFinished } from "vitest";
import { openPlatform } from "#local/open-platform.ts";
import type { Log } from "#shared/ports.ts";
import { loadCoverage } from "#shared/release/load-coverage.ts";
import { LocalPublisher, type PublisherOptions } from "#test/publisher/start-publisher.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const series = "invented-reports";

/** A clock that is moved by hand, and by whoever waits. */
export const openSimulatedClock = (start: string) => {
  let now = Date.parse(start);
  return {
    clock: {
      now: () => new Date(now),
      wait: async (ms: number) => {
        now += ms;
      },
    },
    advance: (ms: number) => {
      now += ms;
    },
  };
};

/** The whole service on one machine, watching a publisher that is a local server; hours pass when the test says so. */
export const openWatchedSite = async (options: PublisherOptions = {}) => {
  const time = openSimulatedClock("2025-08-12T10:00:00Z");
  const publisher = await new LocalPublisher({ now: time.clock.now, ...options }).start();
  onTestFinished(() => publisher.close());
  const codes: string[] = [];
  const note = (code: string) => {
    codes.push(code);
  };
  const log: Log = { info: note, warn: note, error: note };
  const platform = await openPlatform({
    dataFolder: await temporaryFolder(),
    clock: time.clock,
    log,
    environment: {
      PALIMPSEST_WATCH_SITE: publisher.origin,
      PALIMPSEST_WATCH_SERIES: series,
      PALIMPSEST_CONTACT: "desk@reports.example",
      PALIMPSEST_ALLOW_LOOPBACK_SOURCES: "yes",
    },
  });
  onTestFinished(() => platform.close());
  const { ports } = platform;
  return {
    ...time,
    publisher,
    platform,
    ports,
    codes,
    /** Let hours pass, each with its round and everything that follows from it. */
    hours: async (count: number) => {
      for (let hour = 0; hour < count; hour++) {
        time.advance(3_600_000);
        await platform.runDueSchedules();
        await platform.drain(["pages", "pdfs", "versions", "alerts", "deliveries"]);
      }
    },
    /** What the coverage says of the countries of an edition. */
    coverage: async (edition = 2024) => {
      const { countries } = await loadCoverage(ports, series, edition);
      return Object.fromEntries(countries.map((country) => [country.code, country]));
    },
    /** Ids of all versions of a country. */
    versionsOf: async (country: string) => (await ports.versions.listVersions(series, country)).map(({ id }) => id),
    /** Paths that were asked for since the last call. */
    takeRequests: () => publisher.requests.splice(0).map(({ path, status }) => `${status} ${path}`),
  };
};
