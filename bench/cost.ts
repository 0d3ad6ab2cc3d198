import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixturePages } from "#fixtures/index.ts";
import { comparisonKeptMs, textsKeptMs } from "#functions/deliver-email/mail-reader.ts";
import { wiring } from "#functions/wiring.ts";
import { synthesised } from "#test/infra/synthesise.ts";
import { sharedFolder } from "#test/shared-folder.ts";
import { type Counts, combine, priceLines, priceOf } from "./cost/counts.ts";
import { fitModel, type Model } from "./cost/fit-model.ts";
import { hottestPartitions } from "./cost/hottest-partitions.ts";
import type { ReportPair } from "./cost/measure-release.ts";
import { priceTable } from "./cost/price-table.ts";
import { quietMonth } from "./cost/quiet-month.ts";

/** Reports of a release day. */
const reportsOfADay = 195;
/** What SES lets an account send, mails a second; a new account begins at 14. */
const mailsPerSecond = Number(process.env.PALIMPSEST_COST_MAILS_PER_SECOND ?? 14);

/** Who follows what: shares of the subscribers, and countries of each. */
const readers = [
  { share: 0.7, countries: 1 },
  { share: 0.25, countries: 5 },
  { share: 0.05, countries: reportsOfADay },
] as const;

const realPages: readonly (readonly [country: string, slug: string])[] = [
  ["KZ", "kazakhstan"],
  ["KE", "kenya"],
  ["HU", "hungary"],
  ["MX", "mexico"],
];

const pages = (): ReportPair[] => {
  const place = (edition: number, slug: string) =>
    join(sharedFolder ?? "", "corpus/state-gov", String(edition), `${slug}.html`);
  const found = realPages
    .filter(([, slug]) => sharedFolder && existsSync(place(2023, slug)) && existsSync(place(2024, slug)))
    .map(([country, slug]) => ({ country, from: place(2023, slug), to: place(2024, slug) }));
  if (found.length > 1) return found;
  const pathOf = (country: string, edition: number) =>
    fixturePages().find((page) => page.country === country && page.edition === edition)?.path ?? "";
  return ["QM", "QV"].map((country) => ({ country, from: pathOf(country, 2023), to: pathOf(country, 2024) }));
};

/** A release day with so many subscribers, by the lines of the model. */
const releaseDay = (model: Model, subscribers: number): Counts => {
  const entries = readers.reduce((sum, { share, countries }) => sum + subscribers * share * (countries - 1), 0);
  const { "deliver-email": sender } = wiring.functions;
  const senders = sender.triggers[0]?.maximumConcurrency ?? 1;
  const seconds = subscribers / mailsPerSecond;
  // Each sender reads anew what it kept for its time, if it has mails about it.
  const readings = (keptMs: number) =>
    Math.min(senders * Math.ceil((1000 * seconds) / keptMs) * reportsOfADay, entries + subscribers);
  const [loads, texts] = [readings(comparisonKeptMs), readings(textsKeptMs)];
  // Senders wait for their turn, and Lambda bills the waiting: what of the time they do not work.
  const working =
    subscribers * model.sendingPerMail +
    loads * (model.perLoad.gigabyteSeconds ?? 0) +
    texts * (model.perTexts.gigabyteSeconds ?? 0);
  const waiting = { gigabyteSeconds: Math.max(0, senders * seconds * (sender.memoryMb / 1024) - working) };
  return combine(
    [model.fixed, 1],
    [model.perReport, reportsOfADay],
    [model.perMail, subscribers],
    [model.perEntry, entries],
    [model.perLoad, loads],
    [model.perTexts, texts],
    [waiting, 1],
  );
};

const usd = (amount: number) => `${amount.toFixed(2)} USD`;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const reports = pages();
console.log(
  `Prices: ${priceTable.region}, list prices as known on ${priceTable.asOf}; look them up again before relying on them.`,
);
console.log(
  `Measured on small releases of ${reports.map(({ country }) => country).join(", ")}, run by the synthesised stack of prod:`,
);
/** `npm run cost -- FILE` keeps what was measured, or prices again what an earlier run kept there. */
const [kept] = process.argv.slice(2);
const measured = kept !== undefined && existsSync(kept);
const model: Model = measured
  ? JSON.parse(readFileSync(kept, "utf8"))
  : await fitModel(reports, (line) => console.log(line));
if (kept !== undefined && !measured) writeFileSync(kept, JSON.stringify(model));
const parts = {
  "a report": model.perReport,
  "a mail": model.perMail,
  "a further country in it": model.perEntry,
  "a reading of a comparison": model.perLoad,
  "a reading of the text it quotes": model.perTexts,
};
for (const [name, counts] of Object.entries(parts)) {
  console.log(`\n  ${name}: ${(1e6 * priceOf({ ...counts, mails: 0 }, false)).toFixed(2)} USD a million, without SES`);
  for (const line of priceLines(combine([{ ...counts, mails: 0 }, 1e6]), false)) console.log(line);
}

const template = synthesised("prod");
console.log("\nA quiet month (nothing new; the publisher's 195 pages looked at once a day):");
for (const [title, month] of Object.entries(quietMonth(template, model.last))) {
  console.log(
    `  ${title}: ${usd(priceOf(month, true))} after what is always free, ${usd(priceOf(month, false))} without`,
  );
  for (const line of priceLines(month, true)) console.log(line);
}

console.log(
  `\nA release day: ${reportsOfADay} reports; of the subscribers ${readers.map(({ share, countries }) => `${percent(share)} follow ${countries}`).join(", ")}; SES at ${mailsPerSecond} mails a second; nothing free:`,
);
for (const subscribers of [1000, 100_000, 1_000_000]) {
  const day = releaseDay(model, subscribers);
  const ses = priceOf({ mails: subscribers }, false);
  const rest = priceOf({ ...day, mails: 0 }, false);
  console.log(
    `  ${subscribers.toLocaleString("en")} subscribers: SES ${usd(ses)}, everything else ${usd(rest)} = ${percent(rest / ses)} of SES; SES is ${percent(ses / (ses + rest))} of the day`,
  );
  for (const line of priceLines({ ...day, mails: 0 }, false)) console.log(line);
}

console.log("\nHottest partitions on a release day (limit of one: 1,000 write units and 3,000 read units a second):");
for (const line of hottestPartitions(model.last.partitions, mailsPerSecond)) console.log(line);
