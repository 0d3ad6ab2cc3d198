import { type Counts, combine } from "./counts.ts";
import { type MeasuredRelease, measureRelease, type ReportPair } from "./measure-release.ts";

/** What a release costs, in counts, by what it is made of. Each is a difference between two small releases that really ran. */
export interface Model {
  /** Whatever comes in. */
  readonly fixed: Counts;
  /** One report: fetched, read, kept, compared, and its release closed and matched against nobody. */
  readonly perReport: Counts;
  /** One mail to one subscriber with one country in it: matched, kept, queued, sent, its fate recorded. */
  readonly perMail: Counts;
  /** One more country in a mail. */
  readonly perEntry: Counts;
  /** One reading of one comparison with its reports by one sender, which keeps it for all its mails. */
  readonly perLoad: Counts;
  /** The last and largest of the small releases. */
  readonly last: MeasuredRelease;
}

/** Subscribers of the smaller and the larger small release. */
const few = 6;
const more = 18;

const minus = (from: Counts, ...less: readonly (readonly [Counts, number])[]) =>
  combine([from, 1], ...less.map(([counts, factor]) => [counts, -factor] as const));

/**
 * Run five small releases and take the lines through them.
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
  const [nobodyHalf, nobody] = [(await run(half, 0, "one")).release, (await run(all, 0, "one")).release];
  const [narrowFew, narrow] = [(await run(all, few, "one")).release, (await run(all, more, "one")).release];
  const last = await run(all, more, "all");
  const perReport = combine([minus(nobody, [nobodyHalf, 1]), 1 / (all - half)]);
  const perNarrowMail = combine([minus(narrow, [narrowFew, 1]), 1 / (more - few)]);
  // Both read every comparison once, and send as many mails.
  const perEntry = combine([minus(last.release, [narrow, 1]), 1 / (more * (all - 1))]);
  return {
    fixed: minus(nobody, [perReport, all]),
    perReport,
    perMail: perNarrowMail,
    perEntry,
    perLoad: combine([minus(narrowFew, [nobody, 1], [perNarrowMail, few]), 1 / all]),
    last,
  };
};
