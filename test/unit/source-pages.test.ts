import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { isPublicAddress } from "#functions/aws/public-lookup.ts";
import { readEditionLinks } from "#functions/watch-sources/read-edition-links.ts";
import { steadyAddress } from "#shared/country/report-address.ts";
import { readReport } from "#shared/pipeline.ts";
import { outlineCollapse } from "#shared/report/outline-collapse.ts";
import { readLinks } from "#shared/source/read-links.ts";
import { readSource } from "#shared/source/read-source.ts";
import { softNotFound } from "#shared/source/soft-not-found.ts";
import { collapse } from "#test/publisher/moods.ts";

const site = "https://reports.example";
const path = "/reports/2024-country-reports-on-human-rights-practices";

describe("links", () => {
  test("of a page: anchors and options, absolute, each once; no numbers, no other schemes", () => {
    const html = `<a href="/a/#b">x</a><a href='https://other.example/c'>y</a><a href="/a/">x</a><a>none</a>
      <select><option value="">-</option><option value="364">A</option><option value="${path}/meridia/">M</option></select>
      <a href="javascript:void(0)">j</a><a href="mailto:x@y.example">m</a><a href="http://[">broken</a>`;
    expect(readLinks(html, site)).toEqual([`${site}/a/`, "https://other.example/c", `${site}${path}/meridia/`]);
  });

  test("of a feed: items, by link and guid", () => {
    const feed = `<?xml version="1.0"?><rss><channel><link>${site}/</link><item><title>Meridia &amp; more</title>
      <link>${site}${path}/meridia/</link><guid isPermaLink="false">${site}/?p=5</guid></item></channel></rss>`;
    expect(readLinks(feed, site)).toEqual([`${site}/`, `${site}${path}/meridia/`, `${site}/?p=5`]);
  });

  test("of reports are told by edition; a slash more or less, or a query, makes no other page", () => {
    const html = ["/meridia", "/meridia/", "/valdoria/?utm=1", "/"].map((end) => `<a href="${path}${end}">x</a>`);
    const stray = [
      `https://elsewhere.example${path}/meridia/`,
      "/reports/2099-country-reports-on-human-rights-practices/x/",
    ];
    const links = [...html, ...stray.map((address) => `<a href="${address}">x</a>`)].join("");
    expect([...readEditionLinks(links, site, new Date("2025-08-12T00:00:00Z"))]).toEqual([
      [2024, new Set([`${site}${path}/meridia/`, `${site}${path}/valdoria/`])],
    ]);
    expect(steadyAddress("file:///pages/a.html")).toBe("file:///pages/a.html");
  });
});

describe("a page that says it is not there", () => {
  const read = (html: string) => softNotFound(readSource(new TextEncoder().encode(html), "page"));
  test.each([
    "Page not found",
    "404 - Reports",
    "We can't find that page",
    "Sorry, the page no longer exists",
    "Not Found",
  ])("%s", (title) => {
    expect(read(`<html><head><title>${title}</title></head><body><p>Try the search.</p></body></html>`)).toMatchObject({
      code: "SOURCE_SOFT_NOT_FOUND",
    });
  });
  test.each(["Welcome", "Access denied", "Reports of 2404"])("but not: %s", (title) => {
    expect(read(`<html><head><title>${title}</title></head><body><p>x</p></body></html>`)).toBeUndefined();
  });
  test("nor a report, whatever it speaks of", () => {
    const [{ path: file } = { path: "" }] = fixturePages();
    expect(
      read(readFileSync(file, "utf8").replace(/<title>.*?<\/title>/, "<title>Page not found</title>")),
    ).toBeUndefined();
  });
});

describe("an outline", () => {
  const pages = fixturePages().map(({ path: file }) => readFileSync(file, "utf8"));
  const parse = (html: string) => {
    const { passages } = readReport(new TextEncoder().encode(html), "page");
    return { passages: passages.map((passage) => ({ id: "", ...passage })) };
  };
  test("that stands, stands", () => {
    for (const page of pages) expect(outlineCollapse(parse(page), parse(page), "page")).toBeUndefined();
  });
  test("that collapsed is told, with and without a text that stood before", () => {
    for (const page of pages) {
      expect(outlineCollapse(parse(collapse(page)), undefined, "page")).toMatchObject({
        code: "PARSE_OUTLINE_COLLAPSED",
      });
    }
    const half = { passages: parse(pages[0] ?? "").passages.slice(0, 26) };
    expect(outlineCollapse(half, undefined, "page")).toBeUndefined();
    expect(outlineCollapse(half, parse(pages[0] ?? ""), "page")).toMatchObject({ code: "PARSE_OUTLINE_COLLAPSED" });
  });
});

describe("an address of the public internet", () => {
  test.each([
    "93.184.215.14",
    "8.8.8.8",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "[2606:4700::1111]",
    "::ffff:8.8.8.8",
  ])("%s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  test.each([
    ...["127.0.0.1", "127.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"],
    ...["100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1"],
    ...["::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1"],
    ...["::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"],
    ...["not an address", ""],
  ])("is not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  test("loopback only where a test allows it, and nothing else with it", () => {
    expect(["127.0.0.1", "::1", "::ffff:127.0.0.1"].every((address) => isPublicAddress(address, true))).toBe(true);
    expect(["10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1"].some((address) => isPublicAddress(address, true))).toBe(
      false,
    );
  });
});
