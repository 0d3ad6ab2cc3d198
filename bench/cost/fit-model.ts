import { type Counts, combine } from "./counts.ts";
import { type MeasuredRelease, measureRelease, type ReportPair } from "./measure-release.ts";

/** What a release costs, in counts, by what it is made of. Each is a difference between two small releases that really ran. */
export interface Model {
  /** Whatever comes in, and whoever follows it. */
  readonly fixed: Counts;
  /** One report: fetched, read, kept, compared, and its release closed and matched against nobody. */
  readonly perReport: Counts;
  /** One mail to one subscriber with one country in it: matched, kept, queued, sent, its fate recorded. */
  readonly perMail: Counts;
  /** One more country in a mail. */
  readonly perEntry: Counts;
  /** One reading of one comparison by one sender, which keeps it for a quarter of an hour. */
  readonly perLoad: Counts;
  /** One reading of the text that its mails quote, which is kept for a minute. */
  readonly perTexts: Counts;
  /** Gigabyte seconds of deliver-email for one mail. */
  readonly sendingPerMail: number;
  /** The last and largest of the small releases. */
  readonly last: MeasuredRelease;
}

/** Subscribers of the smaller and the larger small release: enough that both use nearly all shards. */
const few = 32;
const more = 80;

/** Units read of the partitions of these kinds. */
const readOf = ({ partitions }: MeasuredRelease, ...kinds: readonly string[]): number =>
  Object.entries(partitions).reduce(
    (sum, [name, { reads }]) => sum + (kinds.includes(name.split("#")[0] ?? "") ? reads : 0),
    0,
  );

const minus = (from: Counts, ...less: readonly (readonly [Counts, number])[]) =>
  combine([from, 1], ...less.map(([counts, factor]) => [counts, -factor] as const));

/**
 * Run six small releases and take the lines through them.
 *
 * @param told - told of each run, which takes a while
 */
export const fitModel = async (reports: readonly ReportPair[], told: (line: string) => void): Promise<Model> => {
  const run = async (count: number, subscribers: number, follow: "one" | "all") => {
    told(
      `  ${count} reports, ${subscribers} subscribers who follow ${follow === "one" ? "one country" : "all countries"} …`,
    );
    return measureRelease(reports.slice(0, count), subscribers, follow);
  };
  const all = reports.length;
  const half = Math.floor(all / 2);
  const [nobodyHalf, nobody] = [await run(half, 0, "one"), await run(all, 0, "one")];
  const [halfFew, narrowFew] = [await run(half, few, "one"), await run(all, few, "one")];
  const narrow = await run(all, more, "one");
  const last = await run(all, more, "all");
  const perReport = combine([minus(nobody.release, [nobodyHalf.release, 1]), 1 / (all - half)]);
  // Text is read anew every minute, however many mails there are: no part of a mail.
  const withoutText = (measured: MeasuredRelease) =>
    minus(measured.release, [{ readUnits: readOf(measured, "parse") }, 1]);
  const perMail = combine([minus(withoutText(narrow), [withoutText(narrowFew), 1]), 1 / (more - few)]);
  // What the first mail brings: each comparison and its text are read once, shards are noted, functions start cold.
  const first = minus(narrowFew.release, [nobody.release, 1], [perMail, few]);
  // As many mails of more reports: what a reading takes by itself, the cold start left out.
  const sendingPerReport = (narrowFew.sending - halfFew.sending) / (all - half);
  const unitsOf = (...kinds: readonly string[]) => (readOf(narrowFew, ...kinds) - readOf(nobody, ...kinds)) / all;
  const comparisonUnits = unitsOf("comparison", "context");
  const textUnits = unitsOf("parse");
  const reading = (units: number): Counts => ({
    readUnits: units,
    gigabyteSeconds: (sendingPerReport * units) / (comparisonUnits + textUnits),
  });
  const perLoad = reading(comparisonUnits);
  const perTexts = reading(textUnits);
  return {
    fixed: combine([minus(nobody.release, [perReport, all]), 1], [minus(first, [perLoad, all], [perTexts, all]), 1]),
    perReport,
    perMail,
    // Both read every comparison once, and send as many mails.
    perEntry: combine([minus(withoutText(last), [withoutText(narrow), 1]), 1 / (more * (all - 1))]),
    perLoad,
    perTexts,
    sendingPerMail: (narrow.sending - narrowFew.sending) / (more - few),
    last,
  };
};
