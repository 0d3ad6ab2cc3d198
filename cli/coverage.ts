import type { Coverage, CoverageStatus } from "#shared/release/coverage.ts";
import { loadCoverage } from "#shared/release/load-coverage.ts";
import { seriesSchema } from "#shared/report/version-head.ts";
import { parseEditionArgument, parseSeriesArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";
import { wrapText } from "./wrap-text.ts";

const plural = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;

/** Countries by what there is of them; a reason where there is one. */
export function renderCoverage({ edition, counts, countries, outside, unknownAddresses }: Coverage): string {
  const total = countries.filter(({ parent }) => parent === null).length;
  const summary = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  const lines = [`${edition}: ${plural(total, "report")} expected: ${summary.join(", ")}`];
  const plain = new Set<CoverageStatus>(["parsed", "not-yet"]);
  for (const [status, members] of Map.groupBy(countries, (country) => country.status)) {
    lines.push("", status);
    const bare = members.filter(
      ({ reason, note, parent }) => reason === null && note === null && parent === null && plain.has(status),
    );
    if (bare.length > 0) lines.push(wrapText(bare.map(({ code, name }) => `${name} (${code})`).join("; "), 100, "  "));
    for (const country of members) {
      if (bare.includes(country)) continue;
      const { code, name, parent, reason, note, tries, address, nextLookAt } = country;
      const facts = [
        reason,
        note,
        address,
        parent && `reported on apart from ${parent}`,
        tries > 0 && nextLookAt ? `${plural(tries, "look")} in vain, the next at ${nextLookAt}` : null,
      ].filter((fact) => fact !== null);
      lines.push(`  ${name} (${code})${facts.length > 0 ? `: ${facts.join("; ")}` : ""}`);
    }
  }
  if (outside.length > 0) lines.push("", "not expected in this edition");
  for (const { code, name, reason } of outside) lines.push(`  ${name} (${code}): ${reason}`);
  if (unknownAddresses.length > 0) lines.push("", "listed by the publisher, of no known country");
  for (const address of unknownAddresses) lines.push(`  ${address}`);
  return lines.join("\n");
}

/** `coverage`: for every expected country of an edition, what there is of its report. */
export const coverageCommand = serviceCommand("coverage", "what there is of every expected report of an edition")
  .argument("<edition>", "year that the reports are about", parseEditionArgument)
  .option(
    "--series <id>",
    seriesSchema.options.join(" or "),
    parseSeriesArgument,
    seriesSchema.enum["us-state-country-reports"],
  )
  .option("--json", "print palimpsest/coverage@1")
  .action(async (edition: number, options: CommonOptions & { readonly series: Coverage["series"] }) => {
    await withStore(options, async ({ ports }) => {
      const coverage = await loadCoverage(ports, options.series, edition);
      print(options.json ? JSON.stringify(coverage) : renderCoverage(coverage));
    });
  });
