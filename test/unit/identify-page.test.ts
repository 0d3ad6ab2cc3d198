import { expect, test } from "vitest";
import { findCountry, findCountryByName } from "#shared/country/find-country.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bytesOf, type MadePage, madePage } from "../made-page.ts";

const parse = (page: MadePage, hints = {}) => parseReport(readSource(bytesOf(madePage(page)), "made.html"), hints);
const address = (edition: number, slug: string, host = "https://reports.example") =>
  `${host}/reports/${edition}-country-reports-on-human-rights-practices/${slug}/`;

const codeOf = (page: MadePage, hints = {}) => {
  try {
    return parse(page, hints).country.code;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test("tells country, edition, title and address from the page", () => {
  expect(parse({})).toMatchObject({
    series: "invented-reports",
    country: { code: "QM", name: "Meridia" },
    edition: 2024,
    title: "2024 Country Reports on Human Rights Practices: Meridia",
    sourceUrl: address(2024, "meridia"),
    modifiedAt: "2025-08-12T17:44:49Z",
  });
});

test.each<[string, MadePage, object, string]>([
  ["a bare title", { headline: "Meridia", edition: 2023 }, {}, "QM"],
  [
    "an address of the Internet Archive",
    { canonical: `https://web.archive.org/web/20210616170538/${address(2024, "meridia")}` },
    {},
    "QM",
  ],
  ["a local file as address", { canonical: "meridia_files/a.html" }, {}, "QM"],
  ["slips of an address", { slug: "meridia__trashed" }, {}, "QM"],
  ["a numbered address", { slug: "meridia-2" }, {}, "QM"],
  ["a folder in between", { slug: "2022sample/meridia" }, {}, "QM"],
  ["a country nobody knows", { name: "Atlantis", slug: "atlantis" }, {}, "PARSE_COUNTRY_UNKNOWN"],
  [
    "a country nobody knows, with a hint",
    { name: "Atlantis", slug: "atlantis" },
    { country: "QM" },
    "PARSE_COUNTRY_UNKNOWN",
  ],
  ["a hint nobody knows", {}, { country: "QQ" }, "PARSE_COUNTRY_UNKNOWN"],
  ["a hint that contradicts", {}, { country: "QV" }, "PARSE_COUNTRY_MISMATCH"],
  ["an address that contradicts", { slug: "valdoria" }, {}, "PARSE_COUNTRY_MISMATCH"],
  ["an edition that contradicts", { canonical: address(2023, "meridia") }, {}, "PARSE_EDITION_MISMATCH"],
  ["a hinted edition that contradicts", {}, { edition: 2023 }, "PARSE_EDITION_MISMATCH"],
  ["no edition", { headline: "Meridia", canonical: "a.html" }, {}, "PARSE_EDITION_MISSING"],
])("decides on %s", (_what, page, hints, expected) => {
  expect(codeOf(page, hints)).toBe(expected);
});

test("names both readings of a contradiction", () => {
  expect(() => parse({ slug: "valdoria" })).toThrow(/headline says Meridia, canonical address says valdoria/);
  expect(() => parse({}, { edition: 2023 })).toThrow(/hint says 2023, headline says 2024/);
});

test("a text that says nothing needs hints", () => {
  const text = "EXECUTIVE SUMMARY\nLittle changed.\nSection 1.\nLife\nNothing.\n";
  const page = readSource(bytesOf(text), "made.txt");
  expect(() => parseReport(page)).toThrow(expect.objectContaining({ code: "PARSE_COUNTRY_MISSING" }));
  expect(() => parseReport(page, { country: "QM" })).toThrow(
    expect.objectContaining({ code: "PARSE_EDITION_MISSING" }),
  );
  expect(parseReport(page, { country: "qm", edition: 2024 }).title).toContain("Meridia");
});

test.each([
  ["Congo, Democratic Republic of the", "CD"],
  ["democratic-republic-of-the-congo", "CD"],
  ["Republic of the Congo", "CG"],
  ["republic-of-the-congo", "CG"],
  ["Burma", "MM"],
  ["north-korea", "KP"],
  ["Democratic People's Republic of Korea", "KP"],
  ["republic-of-korea", "KR"],
  ["Kosovo", "XK"],
  ["swaziland", "SZ"],
  ["macedonia", "MK"],
  ["Turkey (Türkiye)", "TR"],
  ["uraguay", "UY"],
  ["thebahamas", "BS"],
  ["Bahamas, The", "BS"],
  ["malaysia-2", "MY"],
  ["Malaysia", "MY"],
  ["ghana__trashed", "GH"],
  ["west-bank-and-gaza", "PS"],
  ["israel-golan-heights-west-bank-and-gaza", "IL"],
  ["china-includes-tibet-hong-kong-and-macau-china", "CN"],
  ["China (includes Hong Kong, Macau, and Tibet) – Tibet", "CN-XZ"],
  ["São Tomé and Príncipe", "ST"],
  ["Bosnia and Herzegovnia", "BA"],
  ["cote-divoire", "CI"],
  ["Guinea", "GN"],
  ["guinea-bissau", "GW"],
  ["equatorial-guinea", "GQ"],
  ["Niger", "NE"],
  ["nigeria", "NG"],
  ["Dominica", "DM"],
  ["taiwan", "TW"],
  ["western-sahara", "EH"],
])("knows %s", (name, code) => {
  expect(findCountryByName(name)?.code).toBe(code);
});

test.each(["Congo", "Korea", "Guineas", "", "-", "the-republic"])("does not guess at %j", (name) => {
  expect(findCountryByName(name)).toBeUndefined();
});

test("knows the series of a code", () => {
  expect(findCountry("xk")?.series).toBe("us-state-country-reports");
  expect(findCountry("QV")?.series).toBe("invented-reports");
  expect(findCountry("CN-XZ")).toMatchObject({ name: "Tibet", parent: "CN" });
  expect(findCountry("XX")).toBeUndefined();
  expect(findCountry("constructor")).toBeUndefined();
});
