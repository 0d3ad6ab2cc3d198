import { issueTopic } from "#shared/comparison/issue-topics.ts";
import { type IssuePairs, type ListedIssue, pairIssues } from "#shared/comparison/pair-issues.ts";
import { splitSentences } from "#shared/comparison/split-sentences.ts";
import type { Report } from "#shared/report/report.ts";
import { topicIds } from "#shared/topic/topics.ts";
import type { CountryIssues, EditionIssues, IssueClass, IssueItem, ReportIssues } from "./edition-issues.ts";

/** The two reports of one country that are compared. */
export interface ReportPair {
  readonly from: Report;
  readonly to: Report;
}

/** Reports of an edition, each with the one before it, and those that have no partner. */
export interface EditionReports {
  readonly series: EditionIssues["series"];
  readonly edition: number;
  readonly pairs: readonly ReportPair[];
  readonly unpaired: readonly Report["version"][];
}

/** How the publisher says that there is nothing to list, over nine editions. */
const noneStated = /\bno (?:credible )?reports of (?:any )?(?:significant|egregious) human rights abuses\b/i;

/** How a summary speaks of a list. */
const listMentioned = /human rights (?:issues|problems|abuses)\b[^.;]{0,80}?\bincluded\b/i;

/**
 * Bring together what became of every item of the executive summaries' issue lists, country by country and class by class.
 *
 * Counts of reports always stand over `of`, the countries whose two lists were compared. A report without a
 * list counts as one that names no class; one whose list could not be read leaves its country out of all
 * counts. The class of an item is the topic that it is about, one an item, so that items add up over classes and countries.
 *
 * @returns the same for the same reports in whatever order they came
 * @remarks Pure.
 */
export function summarizeIssues({ series, edition, pairs, unpaired }: EditionReports): EditionIssues {
  const countries = pairs.map(summarizeCountry).sort((a, b) => order(a.country.code, b.country.code));
  const compared = countries.filter((country) => country.compared);
  const outcome = (side: "from" | "to", which: IssueItem["outcome"]): number =>
    compared.reduce((sum, country) => sum + country[side].items.filter((item) => item.outcome === which).length, 0);
  return {
    schema: "palimpsest/issues@1",
    series,
    edition,
    of: compared.length,
    from: countSide(compared, "from", () => true),
    to: countSide(compared, "to", () => true),
    kept: outcome("from", "kept"),
    dropped: outcome("from", "dropped"),
    added: outcome("to", "added"),
    classes: topicIds.map((topic) => countClass(compared, topic)).filter(({ from, to }) => from.items + to.items > 0),
    countries,
    unpaired: unpaired
      .map((head) => ({ country: head.country, edition: head.edition }))
      .sort((a, b) => order(a.country.code, b.country.code) || a.edition - b.edition),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function countSide(
  countries: readonly CountryIssues[],
  side: "from" | "to",
  isMeant: (item: IssueItem) => boolean,
): { reports: number; items: number } {
  const counts = countries.map((country) => country[side].items.filter(isMeant).length);
  return { reports: counts.filter((count) => count > 0).length, items: counts.reduce((sum, count) => sum + count, 0) };
}

function countClass(countries: readonly CountryIssues[], topic: IssueItem["topic"]): IssueClass {
  const own = (outcome: IssueItem["outcome"]) => (item: IssueItem) => item.topic === topic && item.outcome === outcome;
  return {
    topic,
    from: countSide(countries, "from", (item) => item.topic === topic),
    to: countSide(countries, "to", (item) => item.topic === topic),
    kept: countSide(countries, "from", own("kept")).items,
    dropped: countSide(countries, "from", own("dropped")).items,
    added: countSide(countries, "to", own("added")).items,
  };
}

function summarizeCountry({ from, to }: ReportPair): CountryIssues {
  const sides = { from: readSide(from), to: readSide(to) };
  const compared = sides.from.status !== "unread" && sides.to.status !== "unread";
  const pairs = pairIssues({ from, to, groups: [] });
  const keptSides = { from: pairs.kept.map((pair) => pair.from), to: pairs.kept.map((pair) => pair.to) };
  return {
    country: to.version.country,
    from: compared ? judgeItems(sides.from, keptSides.from, pairs.dropped, "dropped") : sides.from,
    to: compared ? judgeItems(sides.to, keptSides.to, pairs.added, "added") : sides.to,
    compared,
    kept: compared ? pairs.kept.map(nameKept) : [],
  };
}

const nameKept = ({ from, to }: IssuePairs["kept"][number]): CountryIssues["kept"][number] => ({
  from: from.text,
  to: to.text,
  topic: to.topic,
});

/** Give every item what became of it; two items of the same words take theirs in turn. */
function judgeItems(
  side: ReportIssues,
  kept: readonly ListedIssue[],
  lonely: readonly ListedIssue[],
  outcome: "dropped" | "added",
): ReportIssues {
  const judged = [
    ...[...new Set(kept)].map((issue) => ({ issue, outcome: "kept" as const })),
    ...lonely.map((issue) => ({ issue, outcome })),
  ];
  const items = side.items.map((item): IssueItem => {
    const at = judged.findIndex(({ issue }) => issue.text === item.text);
    const [found] = at < 0 ? [] : judged.splice(at, 1);
    return { ...item, quotation: found?.issue.quotation ?? null, outcome: found?.outcome ?? null };
  });
  return { ...side, items };
}

function readSide({ version, issues, passages }: Report): ReportIssues {
  const { id, edition, sourceUrl } = version;
  const base = { version: { id, edition, sourceUrl }, lead: null, statement: null, items: [] };
  if (issues) {
    const items = issues.items.map((text) => ({ text, topic: issueTopic(text), quotation: null, outcome: null }));
    return { ...base, status: "listed", lead: issues.lead, items };
  }
  const summary = passages.filter(({ topic }) => topic === "executive-summary");
  for (const { id: passage, text } of summary) {
    for (const { start, end } of splitSentences(text)) {
      const quote = text.slice(start, end);
      if (noneStated.test(quote)) return { ...base, status: "none-stated", statement: { passage, start, end, quote } };
    }
  }
  return { ...base, status: summary.some(({ text }) => listMentioned.test(text)) ? "unread" : "not-found" };
}
