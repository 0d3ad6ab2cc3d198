import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { hostGate } from "#functions/aws/host-gate.ts";
import { type HttpPagesOptions, httpPages } from "#functions/aws/http-pages.ts";
import { gateKey } from "#functions/aws/keys.ts";
import type { Resolve } from "#functions/aws/public-lookup.ts";
import { gateStateSchema } from "#shared/source/host-gate.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";
import type { Mood } from "#test/publisher/moods.ts";
import { openGate } from "#test/publisher/open-gate.ts";
import { LocalPublisher, type PublishedReport, type PublisherOptions } from "#test/publisher/start-publisher.ts";

const clock = { now: () => new Date() };
const html = readFileSync(
  fixturePages().find(({ country, edition }) => country === "QM" && edition === 2024)!.path,
  "utf8",
);
const meridia: PublishedReport = { edition: 2024, slug: "meridia", name: "Meridia", html };

const openPublisher = async (options: PublisherOptions = {}) => {
  const publisher = await new LocalPublisher(options).start();
  onTestFinished(() => publisher.close());
  publisher.publish(meridia);
  return publisher;
};

const pagesOf = (publisher: LocalPublisher, options: Partial<HttpPagesOptions> = {}) =>
  httpPages({
    origins: [publisher.origin],
    clock,
    gate: openGate,
    contact: "desk@reports.example",
    allowLoopback: true,
    ...options,
  });

const pathsOf = ({ requests }: LocalPublisher) => requests.map(({ path }) => path);
const reportPath = "/reports/2024-country-reports-on-human-rights-practices/meridia";

describe("requests into private networks", () => {
  test("are refused by number, in every form, before anything is connected", async () => {
    const publisher = await openPublisher();
    const { port } = new URL(publisher.origin);
    const hosts = ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433", "0.0.0.0", "169.254.169.254"];
    const origins = [...hosts, "10.0.0.1", "[fd00::1]", "[64:ff9b::7f00:1]"].map((host) => `http://${host}:${port}`);
    const pages = pagesOf(publisher, { origins, allowLoopback: false, timeoutMs: 2_000 });
    for (const origin of origins) {
      await expect(pages.fetchPage(`${origin}/x`), origin).rejects.toMatchObject({ code: "SOURCE_ADDRESS_REFUSED" });
    }
    expect(publisher.requests).toEqual([]);
  });

  test("are refused by what the name leads to when it is connected, even if it led elsewhere a moment before", async () => {
    const publisher = await openPublisher();
    const { port } = new URL(publisher.origin);
    const site = `http://reports.example:${port}`;
    const answering = (addresses: readonly (readonly string[])[]) => {
      let asked = 0;
      const resolve: Resolve = (_host, _options, callback) => {
        const now = addresses[Math.min(asked++, addresses.length - 1)] ?? [];
        callback(
          null,
          now.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
      };
      return pagesOf(publisher, { origins: [site], allowLoopback: false, resolve, timeoutMs: 300 });
    };
    const refused = { code: "SOURCE_ADDRESS_REFUSED" };
    await expect(answering([["127.0.0.1"]]).fetchPage(`${site}/x`)).rejects.toMatchObject(refused);
    await expect(answering([["::ffff:127.0.0.1"]]).fetchPage(`${site}/x`)).rejects.toMatchObject(refused);
    await expect(answering([["203.0.114.9", "10.0.0.1"]]).fetchPage(`${site}/x`)).rejects.toMatchObject(refused);
    await expect(answering([[]]).fetchPage(`${site}/x`)).rejects.toMatchObject(refused);
    expect(publisher.requests).toEqual([]);
  });

  test("are refused when a name is bound anew between two requests", async () => {
    const publisher = await openPublisher();
    const { port } = new URL(publisher.origin);
    const site = `http://reports.example:${port}`;
    let address = "127.0.0.1";
    const resolve: Resolve = (_host, _options, callback) => callback(null, [{ address, family: 4 }]);
    const pages = pagesOf(publisher, { origins: [site], resolve });
    expect(await pages.fetchPage(site + reportPath)).toMatchObject({ kind: "page" });
    address = "192.168.0.1";
    await expect(pages.fetchPage(site + reportPath)).rejects.toMatchObject({ code: "SOURCE_ADDRESS_REFUSED" });
  });
});

describe("the publisher's moods", () => {
  const moods: [Mood, object][] = [
    ["busy", { code: "SOURCE_HTTP_STATUS", status: 429, retryable: true }],
    ["busy-until", { code: "SOURCE_HTTP_STATUS", status: 429, retryable: true }],
    ["forbidden", { code: "SOURCE_HTTP_STATUS", status: 403, retryable: false }],
    ["down", { code: "SOURCE_HTTP_STATUS", status: 503, retryable: true }],
    ["broken", { code: "SOURCE_NOT_REACHED", retryable: true }],
    ["front-page", { code: "SOURCE_LED_ELSEWHERE", retryable: false }],
    ["foreign", { code: "SOURCE_ADDRESS_REFUSED", retryable: false }],
    ["bomb", { code: "SOURCE_TOO_LARGE", retryable: false }],
    ["loris", { code: "SOURCE_NOT_REACHED", retryable: true }],
  ];
  test.each(moods)("%s", async (mood, failure) => {
    const publisher = await openPublisher();
    publisher.feel(meridia, mood);
    const pages = pagesOf(publisher, { timeoutMs: mood === "loris" ? 400 : 10_000 });
    const before = process.memoryUsage().arrayBuffers;
    await expect(pages.fetchPage(publisher.addressOf(meridia))).rejects.toMatchObject(failure);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200 * 1024 * 1024);
    // The next request is answered as ever.
    expect(await pages.fetchPage(publisher.addressOf(meridia))).toMatchObject({ kind: "page" });
  });

  test("when it asks us to come later, it says when", async () => {
    const now = new Date("2025-08-12T10:00:00Z");
    const publisher = await openPublisher({ now: () => now });
    publisher.feel(meridia, "busy", "busy-until");
    const pages = pagesOf(publisher, { clock: { now: () => now } });
    for (const retryAt of [new Date("2025-08-12T10:02:00Z"), new Date("2025-08-12T10:10:00Z")]) {
      await expect(pages.fetchPage(publisher.addressOf(meridia))).rejects.toMatchObject({ retryAt });
    }
  });

  test("headers without end are cut off", async () => {
    const publisher = await openPublisher({ robots: "User-agent: *\nAllow: /\n" });
    publisher.publish({ ...meridia, slug: "huge-headers", html: "x" });
    publisher.extraHeaders = { "x-long": "y".repeat(60_000) };
    const pages = pagesOf(publisher);
    await expect(pages.fetchPage(publisher.addressOf(meridia))).rejects.toMatchObject({ code: "SOURCE_NOT_REACHED" });
  });

  test("an address that is there in one of its two forms only is found by the other", async () => {
    const publisher = await openPublisher({ onlyWithoutSlash: true });
    const page = await pagesOf(publisher).fetchPage(publisher.addressOf(meridia));
    expect(page.kind).toBe("page");
    expect(pathsOf(publisher)).toEqual(["/robots.txt", `${reportPath}/`, reportPath]);
    await expect(
      pagesOf(publisher).fetchPage(publisher.addressOf({ ...meridia, slug: "atlantis" })),
    ).rejects.toMatchObject({
      code: "SOURCE_NOT_FOUND",
    });
  });
});

test("a page that did not change is not sent again", async () => {
  const publisher = await openPublisher();
  const pages = pagesOf(publisher);
  const page = await pages.fetchPage(publisher.addressOf(meridia));
  if (page.kind !== "page") throw new TypeError("no page");
  expect(page.validators).toEqual({ etag: expect.stringMatching(/^".+"$/), lastModified: expect.any(String) });
  expect(await pages.fetchPage(publisher.addressOf(meridia), page.validators)).toMatchObject({ kind: "not-modified" });
  publisher.publish({ ...meridia, html: html.replace("</h1>", " (corrected)</h1>") });
  expect(await pages.fetchPage(publisher.addressOf(meridia), page.validators)).toMatchObject({ kind: "page" });
});

describe("robots.txt", () => {
  const fetchOnce = async (robots: string) => {
    const publisher = await openPublisher({ robots });
    return { publisher, fetched: pagesOf(publisher).fetchPage(publisher.addressOf(meridia)) };
  };
  test("is kept to, by our own name first", async () => {
    const refused = { code: "SOURCE_ROBOTS_REFUSED", retryable: false };
    for (const robots of [
      "User-agent: *\nDisallow: /reports/\n",
      "User-agent: palimpsest\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
    ]) {
      const { publisher, fetched } = await fetchOnce(robots);
      await expect(fetched).rejects.toMatchObject(refused);
      expect(pathsOf(publisher)).toEqual(["/robots.txt"]);
    }
    const { fetched } = await fetchOnce("User-agent: *\nDisallow: /\n\nUser-agent: Palimpsest\nAllow: /reports/\n");
    expect(await fetched).toMatchObject({ kind: "page" });
  });

  test("is asked for once a day; where it cannot be had nothing is fetched", async () => {
    const publisher = await openPublisher();
    let now = new Date("2025-08-12T10:00:00Z");
    const pages = pagesOf(publisher, { clock: { now: () => now } });
    for (const hours of [0, 1, 25]) {
      now = new Date(Date.parse("2025-08-12T10:00:00Z") + hours * 3_600_000);
      await pages.fetchPage(publisher.addressOf(meridia));
    }
    expect(pathsOf(publisher).filter((path) => path === "/robots.txt")).toHaveLength(2);
    publisher.robots = null;
    const fresh = pagesOf(publisher).fetchPage(publisher.addressOf(meridia));
    await expect(fresh).rejects.toMatchObject({ code: "SOURCE_NOT_REACHED", retryable: true });
    // Whoever knows the rules from before goes by them.
    now = new Date(now.getTime() + 48 * 3_600_000);
    expect(await pages.fetchPage(publisher.addressOf(meridia))).toMatchObject({ kind: "page" });
  });
});

describe("the rate of the whole service", () => {
  let opened: TestTable;
  beforeAll(async () => {
    opened = await openTestTable();
  });
  afterAll(() => opened.close());

  test("is one: however many processes ask, three at once, each turn after the other", async () => {
    const publisher = await openPublisher({ moodOf: () => "slow" });
    const rule = { maximum: 3, everyMs: 25, leaseMs: 45_000, waitMs: 45_000 };
    const processes = Array.from({ length: 6 }, () =>
      pagesOf(publisher, { gate: hostGate("shared", { table: opened.reopen(), clock, rule }) }),
    );
    const begun = Date.now();
    const fetched = processes.flatMap((pages) => [1, 2].map(() => pages.fetchPage(publisher.addressOf(meridia))));
    expect((await Promise.all(fetched)).map(({ kind }) => kind)).toEqual(Array(12).fill("page"));
    expect(publisher.mostAtOnce).toBeLessThanOrEqual(3);
    expect(publisher.requests.length).toBeGreaterThanOrEqual(18);
    // The next turn is as far from the first as that many turns are.
    const { nextAt } = gateStateSchema.parse((await opened.table.get(gateKey("shared")))?.volatile);
    expect(Date.parse(nextAt) - begun).toBeGreaterThanOrEqual(publisher.requests.length * 25);
  });

  test("stops for all when the publisher asks one to wait, and goes on after that", async () => {
    let now = new Date("2025-08-12T10:00:00Z");
    const wait = async (ms: number) => {
      now = new Date(now.getTime() + ms);
    };
    const simulated = { now: () => now, wait };
    const publisher = await openPublisher({ now: simulated.now });
    const open = () =>
      pagesOf(publisher, {
        clock: simulated,
        gate: hostGate("paused", { table: opened.reopen(), clock: simulated }),
      });
    const [one, other] = [open(), open()];
    await other.fetchPage(publisher.addressOf(meridia));
    publisher.feel(meridia, "busy");
    await expect(one.fetchPage(publisher.addressOf(meridia))).rejects.toMatchObject({ status: 429 });
    const seen = publisher.requests.length;
    await expect(other.fetchPage(publisher.addressOf(meridia))).rejects.toMatchObject({
      code: "SOURCE_HOST_PAUSED",
      retryable: true,
    });
    expect(publisher.requests).toHaveLength(seen);
    now = new Date(now.getTime() + 121_000);
    expect(await other.fetchPage(publisher.addressOf(meridia))).toMatchObject({ kind: "page" });
  });

  test("gives way to what robots.txt asks for", async () => {
    let now = new Date("2025-08-12T10:00:00Z");
    const publisher = await openPublisher({ robots: "User-agent: *\nCrawl-delay: 7\n" });
    const wait = async (ms: number) => {
      now = new Date(now.getTime() + ms);
    };
    const simulated = { now: () => now, wait };
    const gate = hostGate("delayed", { table: opened.table, clock: simulated });
    const pages = pagesOf(publisher, { clock: simulated, gate });
    for (let i = 0; i < 3; i++) await pages.fetchPage(publisher.addressOf(meridia));
    expect(now.getTime() - Date.parse("2025-08-12T10:00:00Z")).toBe(15_000);
  });

  test("a turn that its process never gave back comes free", async () => {
    let now = new Date("2025-08-12T10:00:00Z");
    const wait = async (ms: number) => {
      now = new Date(now.getTime() + ms);
    };
    const gate = hostGate("lost", { table: opened.table, clock: { now: () => now, wait } });
    const never = () =>
      gate.pass(
        "x",
        () => new Promise<void>(() => {}),
        () => ({ kind: "answered" }),
      );
    for (let i = 0; i < 3; i++) void never();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = now.getTime();
    expect(
      await gate.pass(
        "x",
        async () => "done",
        () => ({ kind: "answered" }),
      ),
    ).toBe("done");
    expect(now.getTime() - before).toBeGreaterThan(40_000);
  });
});
