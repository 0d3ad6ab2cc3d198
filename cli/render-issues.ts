import { styleText } from "node:util";
import type { CountryIssues, EditionIssues, ReportIssues } from "#shared/summary/edition-issues.ts";
import { topicName } from "#shared/topic/topics.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";
import { wrapText } from "./wrap-text.ts";

/** Characters a line. */
const width = 80;

const heading = (text: string): string => styleText("bold", text);

/**
 * Render the issue lists of an edition for the terminal, 80 characters a line: classes first, then country by country.
 *
 * Signs, not colours, say what became of an item: `=` kept, `-` no longer listed, `+` newly listed.
 */
export function renderIssues(issues: EditionIssues): string {
  return [renderHead(issues), renderClasses(issues), ...issues.countries.map(renderCountry), renderUnpaired(issues)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function renderHead({ edition, of, from, to, kept, dropped, added, countries }: EditionIssues): string {
  const left = countries.length - of;
  return [
    heading(`Listed human rights issues, edition ${edition} beside the edition before`),
    wrapText(
      `${countOf(of, "country", "countries")} compared. In the earlier edition ${plainCount(from.reports)} of ${plainCount(of)} reports list ${countOf(from.items, "item")}, in ${edition} ${plainCount(to.reports)} of ${plainCount(of)} list ${plainCount(to.items)}: ${plainCount(kept)} of the earlier items are kept, ${plainCount(dropped)} no longer listed, ${plainCount(added)} newly listed.`,
      width,
    ),
    ...(left > 0
      ? [wrapText(`${countOf(left, "country", "countries")} not compared: a list could not be read.`, width)]
      : []),
    wrapText("That an item is not listed is not evidence of improvement.", width),
  ].join("\n");
}

/** Of the columns of numbers. */
const widths = [8, 6, 6, 6, 6, 5] as const;

const classLine = (name: string, ...numbers: readonly (string | number)[]): string =>
  name.padEnd(42) + numbers.map((cell, at) => String(cell).padStart(widths[at] ?? 0)).join("");

function renderClasses({ classes, of, edition }: EditionIssues): string {
  return [
    heading(`Reports that name each issue, of ${plainCount(of)}, and what became of the items`),
    classLine("", "before", edition, "diff", "kept", "gone", "new"),
    ...classes.map((one) => {
      const change = one.to.reports - one.from.reports;
      const signed = change > 0 ? `+${change}` : String(change);
      const name = one.topic === "executive-summary" ? "Other (no topic fits)" : topicName(one.topic);
      return classLine(name, one.from.reports, one.to.reports, signed, one.kept, one.dropped, one.added);
    }),
  ].join("\n");
}

function sayStatus({ status, statement, version, items }: ReportIssues): string {
  switch (status) {
    case "listed":
      return `${version.edition} lists ${countOf(items.length, "item")}`;
    case "none-stated":
      return `${version.edition} has no list and says: “${statement?.quote.replace(/\.$/, "") ?? ""}”`;
    case "unread":
      return `${version.edition} speaks of a list that could not be read`;
    default:
      return `${version.edition} has no list and does not say that there was nothing to list`;
  }
}

function renderCountry({ country, from, to, kept }: CountryIssues): string {
  const item = (sign: string, text: string): string =>
    wrapText(`${sign} ${text}`, width, "    ").replace(/^ {4}/, "  ");
  return [
    heading(`${country.name} (${country.code})`),
    wrapText(`${sayStatus(from)}; ${sayStatus(to)}.`, width, "  "),
    ...kept.map((pair) =>
      pair.from === pair.to ? item("=", pair.to) : item("=", `${pair.to} (${from.version.edition}: ${pair.from})`),
    ),
    ...from.items
      .filter(({ outcome }) => outcome !== "kept")
      .map(({ text, outcome }) => item(outcome ? "-" : "?", text)),
    ...to.items.filter(({ outcome }) => outcome !== "kept").map(({ text, outcome }) => item(outcome ? "+" : "?", text)),
  ].join("\n");
}

function renderUnpaired({ unpaired }: EditionIssues): string {
  if (unpaired.length === 0) return "";
  const names = unpaired.map(({ country, edition }) => `${country.name} (${edition})`).join(", ");
  return [heading("In no count: a report on one side only"), wrapText(names, width, "  ")].join("\n");
}
