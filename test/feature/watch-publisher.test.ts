import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import type { Mood } from "#test/publisher/moods.ts";
import { openWatchedSite } from "#test/publisher/open-watched-site.ts";
import type { PublishedReport } from "#test/publisher/start-publisher.ts";

const slugs = { QM: "meridia", QV: "valdoria" } as const;
const report = (country: "QM" | "QV", edition: number): PublishedReport => ({
  edition,
  slug: slugs[country],
  name: slugs[country],
  html: readFileSync(fixturePages().find((page) => page.country === country && page.edition === edition)!.path, "utf8"),
});
const revised = { ...report("QM", 2024), html: readFileSync(revisedPage().path, "utf8") };
const path = (edition: number, slug = "") => `/reports/${edition}-country-reports-on-human-rights-practices/${slug}`;

/** A site whose edition 2023 is known already when 2024 comes. */
const openKnownSite = async () => {
  const site = await openWatchedSite();
  site.publisher.publish(report("QM", 2023), report("QV", 2023));
  await site.hours(1);
  return site;
};

describe("a publisher's site", () => {
  it("is found as it stands when watching begins, and that is no news to anybody", async () => {
    const site = await openKnownSite();
    expect([await site.versionsOf("QM"), await site.versionsOf("QV")]).toEqual([["QM-2023-v1"], ["QV-2023-v1"]]);
    expect((await site.ports.versions.listEdition("invented-reports", 2023)).map(({ origin }) => origin)).toEqual([
      "backfill",
      "backfill",
    ]);
    expect(site.publisher.requests.every(({ agent }) => agent?.includes("contact: desk@reports.example"))).toBe(true);
  });

  it("brings out a new edition, which is noticed by itself, and told once", async () => {
    const site = await openKnownSite();
    const { subscriptions } = site.ports;
    const wish = {
      email: "reader@reports.example",
      criteria: { countries: "all", topics: "all" },
      frequency: "release",
    } as const;
    await subscribeAddress(subscriptions, site.platform.settings.secret, wish, site.clock.now());
    site.publisher.publish(report("QM", 2024));
    await site.hours(1);
    expect(await site.versionsOf("QM")).toEqual(["QM-2023-v1", "QM-2024-v1"]);
    site.publisher.publish(report("QV", 2024));
    await site.hours(2);
    expect(await site.versionsOf("QV")).toEqual(["QV-2023-v1", "QV-2024-v1"]);
    expect(site.codes.filter((code) => code === "SOURCE_EDITION_NOTICED")).toHaveLength(2);
    await site.hours(12);
    expect(await site.platform.listMails()).toHaveLength(1);
  });

  it("is noticed by its feed alone too", async () => {
    const site = await openKnownSite();
    site.publisher.hideEditionPages = true;
    site.publisher.publish(report("QM", 2024));
    await site.hours(2);
    expect(await site.versionsOf("QM")).toEqual(["QM-2023-v1", "QM-2024-v1"]);
  });

  it("is asked for what may have changed, no more often than is due, and answers in a few bytes", async () => {
    const site = await openKnownSite();
    await site.hours(1);
    site.takeRequests();
    // August is in the season: lists every hour, pages that are had once a day.
    await site.hours(3);
    expect(site.takeRequests().filter((line) => line.includes(slugs.QM))).toEqual([]);
    await site.hours(22);
    const looked = site.takeRequests().filter((line) => line.includes(slugs.QM));
    expect(looked).toEqual([`304 ${path(2023, "meridia/")}`]);
    site.advance(60 * 24 * 3_600_000);
    await site.hours(3);
    // In October the lists are looked at once a day.
    site.takeRequests();
    await site.hours(23);
    expect(site.takeRequests().filter((line) => line.includes("/feed/"))).toHaveLength(1);
  });

  it("changes a page under its address, which makes a version", async () => {
    const site = await openKnownSite();
    site.publisher.publish(report("QM", 2024), report("QV", 2024));
    await site.hours(1);
    site.publisher.publish(revised);
    await site.hours(2);
    expect(await site.versionsOf("QM")).toEqual(["QM-2023-v1", "QM-2024-v1", "QM-2024-v2"]);
  });

  it("names the same pages with and without their last slash, which makes no others", async () => {
    const site = await openKnownSite();
    site.publisher.listsWithoutSlash = true;
    site.publisher.publish(report("QM", 2024));
    await site.hours(2);
    site.publisher.listsWithoutSlash = false;
    await site.hours(1);
    const editions = await site.ports.watch.listEditions("invented-reports");
    expect(editions.map(({ edition, listed }) => [edition, listed.length])).toEqual([
      [2023, 2],
      [2024, 1],
    ]);
    expect(await site.versionsOf("QM")).toEqual(["QM-2023-v1", "QM-2024-v1"]);
  });

  it("lists a page that is not there yet, which is looked for until it is", async () => {
    const site = await openKnownSite();
    site.publisher.publish(report("QM", 2024));
    site.publisher.announce(report("QV", 2024));
    await site.hours(3);
    expect((await site.coverage()).QV).toMatchObject({ status: "not-found", tries: 3, note: null });
    site.publisher.publish(report("QV", 2024));
    await site.hours(1);
    expect((await site.coverage()).QV).toMatchObject({ status: "parsed", tries: 0 });
  });
});

describe("what is no removal never becomes one", () => {
  const cases: [Mood, string, string][] = [
    ["forbidden", "refused-by-publisher", "HTTP status 403"],
    ["vanished", "not-found", "SOURCE_NOT_FOUND"],
    ["soft-404", "not-found", "SOURCE_SOFT_NOT_FOUND"],
    ["front-page", "not-found", "SOURCE_LED_ELSEWHERE"],
    ["foreign", "refused-by-us", "SOURCE_ADDRESS_REFUSED"],
    ["empty", "unreadable", "SOURCE_EMPTY"],
    ["collapsed", "unreadable", "PARSE_OUTLINE_COLLAPSED"],
    ["bomb", "refused-by-us", "SOURCE_TOO_LARGE"],
    ["broken", "not-yet", "SOURCE_NOT_REACHED"],
    ["down", "not-yet", "HTTP status 503"],
    ["busy", "refused-by-publisher", "HTTP status 429"],
  ];
  it.each(cases)("%s", async (mood, status, reason) => {
    const site = await openWatchedSite();
    site.publisher.publish(report("QM", 2023));
    await site.hours(1);
    // Before the report is had: its coverage says why. One form of the address after the other may be asked for.
    site.publisher.feel(report("QV", 2024), mood);
    site.publisher.publish(report("QV", 2024));
    await site.hours(1);
    expect((await site.coverage()).QV).toMatchObject({ status, reason: expect.stringContaining(reason), tries: 1 });
    await site.hours(2);
    expect((await site.coverage()).QV).toMatchObject({ status: "parsed", tries: 0 });
    // After it: the version stays, and whoever looks is told.
    site.publisher.feel(report("QV", 2024), ...Array<Mood>(3).fill(mood));
    site.publisher.publish({ ...report("QV", 2024), html: report("QV", 2024).html.replace("</title>", " </title>") });
    await site.hours(1);
    expect((await site.coverage()).QV).toMatchObject({
      status: "parsed",
      note: expect.stringContaining(reason),
      tries: 1,
    });
    expect(await site.versionsOf("QV")).toEqual(["QV-2024-v1"]);
    expect(site.platform.counts().pages).toEqual({ visible: 0, inFlight: 0, dead: 0 });
  });

  it("all of it refused: we stop asking for a while", async () => {
    const site = await openKnownSite();
    const countries = Array.from({ length: 8 }, (_, i) => ({ ...report("QM", 2024), slug: `country-${i}` }));
    site.publisher.publish(...countries);
    for (const country of countries) site.publisher.feel(country, ...Array<Mood>(9).fill("forbidden"));
    site.takeRequests();
    await site.hours(1);
    expect(site.takeRequests().filter((line) => line.startsWith("403"))).toHaveLength(5);
    await site.hours(1);
    expect(site.takeRequests().filter((line) => line.startsWith("403")).length).toBeLessThanOrEqual(5);
  });
});
