import { expect, test } from "vitest";
import { coverEdition, type EditionEvidence } from "#shared/release/cover-edition.ts";
import { coverageSchema } from "#shared/release/coverage.ts";
import { judgeSource } from "#shared/release/judge-source.ts";
import { readingDoubt } from "#shared/report/reading-doubt.ts";
import type { SourceEntry } from "#shared/version/source-ledger.ts";

const series = "us-state-country-reports";
const checkedAt = "2026-03-01T12:00:00.000Z";
const address = (slug: string, edition = 2023) =>
  `https://reports.example/reports/${edition}-country-reports-on-human-rights-practices/${slug}/`;

const refusal = (code: string, httpStatus?: number): SourceEntry["refusal"] => ({
  code,
  message: "said so",
  ...(httpStatus === undefined ? {} : { httpStatus }),
});
const entry = (country: string, reason: SourceEntry["refusal"], slug = country): SourceEntry => ({
  address: address(slug),
  snapshotHash: null,
  versionId: null,
  refusal: reason,
  series,
  edition: 2023,
  country,
  checkedAt,
});
const version = (code: string, doubt: string | null = null) => ({
  version: { id: `${code}-2023-v1`, country: { code, name: code }, sourceUrl: address(code), retrievedAt: checkedAt },
  doubt,
});
const cover = (evidence: Partial<EditionEvidence>) =>
  coverageSchema.parse(coverEdition({ series, edition: 2023, versions: [], entries: [], listed: [], ...evidence }));
const statusOf = (coverage: ReturnType<typeof cover>, code: string) =>
  coverage.countries.find((country) => country.code === code);

test.each([
  ["SOURCE_HTTP_STATUS", 403, "refused-by-publisher"],
  ["SOURCE_HTTP_STATUS", 429, "refused-by-publisher"],
  ["SOURCE_HTTP_STATUS", 451, "withheld"],
  ["SOURCE_HTTP_STATUS", 503, "not-yet"],
  ["SOURCE_NOT_FOUND", undefined, "not-found"],
  ["SOURCE_NOT_REACHED", undefined, "not-yet"],
  ["SOURCE_ADDRESS_REFUSED", undefined, "refused-by-us"],
  ["SOURCE_TOO_LARGE", undefined, "refused-by-us"],
  ["PARSE_COUNTRY_MISMATCH", undefined, "refused-by-us"],
  ["SOURCE_EMPTY", undefined, "unreadable"],
  ["SOURCE_ENCODING", undefined, "unreadable"],
  ["PARSE_TRUNCATED", undefined, "unreadable"],
  ["PARSE_NOT_A_REPORT", undefined, "unreadable"],
])("%s %s is %s", (code, httpStatus, status) => {
  expect(judgeSource(entry("AL", refusal(code, httpStatus)))?.status).toBe(status);
  expect(statusOf(cover({ entries: [entry("AL", refusal(code, httpStatus))] }), "AL")?.status).toBe(status);
});

test("every expected country has one status, and nothing is dropped", () => {
  const coverage = cover({
    versions: [version("AL"), version("DZ", "9 headings are not known")],
    entries: [entry("AD", refusal("SOURCE_HTTP_STATUS", 403)), entry("AL", refusal("SOURCE_NOT_FOUND"))],
  });
  expect(coverage.counts).toEqual({
    parsed: 1,
    "low-confidence": 1,
    "refused-by-publisher": 1,
    "known-gap": 3,
    "not-yet": 188,
  });
  expect(statusOf(coverage, "AL")).toMatchObject({ status: "parsed", version: "AL-2023-v1", reason: null });
  expect(statusOf(coverage, "DZ")).toMatchObject({ status: "low-confidence", reason: "9 headings are not known" });
  expect(new Set(coverage.countries.map(({ code }) => code)).size).toBe(coverage.countries.length);
  expect(coverage.countries.filter(({ parent }) => parent).map(({ code }) => code)).toEqual([
    "HK",
    "MO",
    "UA-RU",
    "CN-XZ",
    "PS",
  ]);
});

test("known gaps give their reason, whatever the address answered; a report that came after all is parsed", () => {
  const coverage = cover({ entries: [entry("MR", refusal("SOURCE_NOT_FOUND"))], versions: [version("CG")] });
  expect(statusOf(coverage, "MR")).toMatchObject({ status: "known-gap", checkedAt, address: address("MR") });
  expect(statusOf(coverage, "MM")?.reason).toContain("names it");
  expect(statusOf(coverage, "CG")?.status).toBe("parsed");
  expect(statusOf(cover({ edition: 2019 }), "AG")?.status).toBe("known-gap");
});

test("countries that began later or ended before are not expected, with the reason", () => {
  const outside = Object.fromEntries(cover({}).outside.map(({ code, reason }) => [code, reason]));
  expect(Object.keys(outside).sort()).toEqual(["CK", "CY-TR", "EH", "NU"]);
  expect(outside.EH).toContain("Morocco");
  expect(statusOf(cover({ edition: 2024 }), "NU")?.status).toBe("not-yet");
  expect(statusOf(cover({ edition: 2019 }), "EH")?.status).toBe("not-yet");
});

test("the publisher's list says who is expected, where, and what nobody knows", () => {
  const coverage = cover({ listed: [address("albania"), address("niue"), address("atlantis")] });
  expect(statusOf(coverage, "AL")).toMatchObject({ status: "not-yet", address: address("albania"), listed: true });
  expect(statusOf(coverage, "DZ")).toMatchObject({ status: "not-yet", address: null, listed: false });
  expect(statusOf(coverage, "HK")?.listed).toBeNull();
  expect(statusOf(coverage, "NU")).toMatchObject({ status: "not-yet", listed: true });
  expect(coverage.unknownAddresses).toEqual([address("atlantis")]);
});

test("of several addresses the one counts that came nearest to a report", () => {
  const entries = [
    entry("AL", refusal("SOURCE_NOT_FOUND"), "one"),
    entry("AL", refusal("SOURCE_HTTP_STATUS", 429), "two"),
    entry("AL", refusal("SOURCE_NOT_REACHED"), "three"),
  ];
  expect(statusOf(cover({ entries }), "AL")).toMatchObject({
    status: "refused-by-publisher",
    reason: "the publisher answered with HTTP status 429",
    address: address("two"),
  });
});

test("a reading is in doubt where much was not understood", () => {
  const topics = [
    "killings",
    "torture",
    "elections",
    "corruption",
    "unions",
    "refugees",
    "children",
    "privacy",
  ] as const;
  const passage = (topic: (typeof topics)[number] | null, text = "Some text.") => ({
    id: "QM-2023-v1#p1",
    section: "s1",
    path: ["Life"],
    runIn: null,
    topic,
    text,
  });
  const problem = (rule: string, fatal = false) => ({ rule, message: "a reason", place: "here", fatal });
  const well = topics.map((topic) => passage(topic));
  expect(readingDoubt({ passages: well, problems: [problem("PARSE_HEADING_UNKNOWN")] })).toBeNull();
  expect(readingDoubt({ passages: [...well, passage(null)], problems: [] })).toBe("11 % of the text has no topic");
  expect(readingDoubt({ passages: well.slice(1), problems: [] })).toBe("text on 7 topics only");
  expect(readingDoubt({ passages: well, problems: [problem("PARSE_LOST", true)] })).toBe("a reason");
  const unknown = Array.from({ length: 5 }, () => problem("PARSE_HEADING_UNKNOWN"));
  expect(readingDoubt({ passages: well, problems: unknown })).toBe("5 headings are not known");
});
