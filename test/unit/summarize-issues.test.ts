import { describe, expect, it } from "vitest";
import { editionIssuesSchema } from "#shared/summary/edition-issues.ts";
import { summarizeIssues } from "#shared/summary/summarize-issues.ts";
import { writtenReport } from "./comparison/written-report.ts";

const lead = "Significant human rights issues included:";

/** A report whose executive summary has this list, or these words where it has none. */
const listing = (country: string, edition: number, issues: readonly string[] | string) => {
  const text = typeof issues === "string" ? issues : `${lead} ${issues.join("; ")}.`;
  const passages = [{ topic: "executive-summary" as const, text }];
  return writtenReport(edition, { country, passages, ...(typeof issues === "string" ? {} : { issues }) });
};

const pairOf = (country: string, from: readonly string[] | string, to: readonly string[] | string) => ({
  from: listing(country, 2023, from),
  to: listing(country, 2024, to),
});

const meridia = pairOf(
  "QM",
  ["torture by the police", "censorship of the press", "restrictions on peaceful assembly"],
  ["torture by the police", "trafficking in persons"],
);
const quiet = "The year was calm. There were no credible reports of significant human rights abuses. It rained.";
const valdoria = pairOf("QV", ["torture by prison guards"], quiet);
const edition = { series: "invented-reports", edition: 2024, unpaired: [] } as const;

describe("summarizeIssues", () => {
  const issues = summarizeIssues({ ...edition, pairs: [valdoria, meridia] });

  it("counts the reports that name a class over those compared", () => {
    expect(issues.of).toBe(2);
    expect(issues.classes.find(({ topic }) => topic === "torture")).toEqual({
      topic: "torture",
      from: { reports: 2, items: 2 },
      to: { reports: 1, items: 1 },
      kept: 1,
      dropped: 1,
      added: 0,
    });
    expect(issues).toMatchObject({ from: { reports: 2, items: 4 }, to: { reports: 1, items: 2 } });
    expect(issues).toMatchObject({ kept: 1, dropped: 3, added: 1 });
  });

  it("gives every list verbatim, each item with what became of it and where it stands", () => {
    expect(issues.countries.map(({ country }) => country.code)).toEqual(["QM", "QV"]);
    const [first] = issues.countries;
    expect(first?.from.items.map(({ text, outcome }) => [text, outcome])).toEqual([
      ["torture by the police", "kept"],
      ["censorship of the press", "dropped"],
      ["restrictions on peaceful assembly", "dropped"],
    ]);
    for (const { text, quotation } of first?.to.items ?? []) expect(quotation?.quote).toBe(text);
    expect(editionIssuesSchema.parse(issues)).toEqual(issues);
  });

  it("says in what words a report without a list says so", () => {
    const side = issues.countries[1]?.to;
    expect(side).toMatchObject({ status: "none-stated", lead: null, items: [] });
    const { start = 0, end = 0, quote } = side?.statement ?? {};
    expect(quote).toBe("There were no credible reports of significant human rights abuses.");
    expect(quiet.slice(start, end)).toBe(quote);
  });

  it("leaves a country out of the counts whose list could not be read", () => {
    const unread = pairOf("QX", ["torture"], "Significant human rights issues included many that stand below");
    const all = summarizeIssues({ ...edition, pairs: [meridia, unread] });
    expect(all.of).toBe(1);
    const country = all.countries.find((one) => one.country.code === "QX");
    expect(country).toMatchObject({ compared: false, to: { status: "unread" }, kept: [] });
    expect(country?.from.items).toMatchObject([{ text: "torture", outcome: null }]);
  });

  it("tells a report without list and statement from one that says there was nothing", () => {
    const all = summarizeIssues({ ...edition, pairs: [pairOf("QX", ["torture"], "Nothing more is said.")] });
    expect(all.countries[0]?.to.status).toBe("not-found");
  });

  it("is the same in whatever order the countries came, and names those with one report", () => {
    const unpaired = [listing("QY", 2024, ["torture"]).version, listing("QW", 2023, ["torture"]).version];
    const one = summarizeIssues({ ...edition, pairs: [meridia, valdoria], unpaired });
    const other = summarizeIssues({ ...edition, pairs: [valdoria, meridia], unpaired: unpaired.toReversed() });
    expect(one).toEqual(other);
    expect(one.unpaired.map(({ country }) => country.code)).toEqual(["QW", "QY"]);
  });
});
