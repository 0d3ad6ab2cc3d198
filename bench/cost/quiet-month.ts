import type { Synthesised } from "#test/infra/synthesise.ts";
import { type Counts, combine } from "./counts.ts";
import type { MeasuredRelease } from "./measure-release.ts";

const daysOfMonth = 30.4;
const pagesOfPublisher = 195;

/** Editions that a store holds after some years: 195 reports each. */
const reportsKept = 195 * 10;
/** Raw bytes of a page. */
const pageBytes = 300_000;

/** Starts in a month by a schedule's expression. */
const startsOf = (expression: string): number => {
  const [, count = "1", unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const perDay: Readonly<Record<string, number>> = { minute: 1440, hour: 24, day: 1 };
  if (unit !== "") return (daysOfMonth * (perDay[unit] ?? 1)) / Number(count);
  const [, , dayOfMonth = "*", , dayOfWeek = "*"] = expression.slice("cron(".length).split(" ");
  if (dayOfWeek !== "*" && dayOfWeek !== "?") return daysOfMonth / 7;
  return dayOfMonth === "*" ? daysOfMonth : 1;
};

/** What stands there whether anything happens or not, by the template. */
export const standing = (template: Synthesised): Counts => ({
  secretMonths: template.ofType("AWS::SecretsManager::Secret").length,
  alarmMonths: template.ofType("AWS::CloudWatch::Alarm").length,
  metricMonths: 10,
  dashboardMonths: template.ofType("AWS::CloudWatch::Dashboard").length,
});

/**
 * A month without a release. Every schedule starts as often as it says; a look at a page costs what one measured look costs, and
 * its turn at the publisher's gate (two units read, two written), which a publisher that is not there does not ask for.
 */
export const quietMonth = (
  template: Synthesised,
  { idle, look, bytesPerReport }: MeasuredRelease,
): Record<string, Counts> => {
  const schedules = template.ofType("AWS::Scheduler::Schedule").map(([, { Properties }]): [Counts, number] => {
    const name = String(Properties.Name).replace(/^palimpsest-\w+?-/, "");
    const starts = startsOf(Properties.ScheduleExpression);
    return [{ ...idle[name], scheduledStarts: 1 }, starts];
  });
  const kept: Counts = {
    tableGigabyteMonths: (reportsKept * bytesPerReport) / 1e9,
    pointInTimeGigabyteMonths: (reportsKept * bytesPerReport) / 1e9,
    bucketGigabyteMonths: (reportsKept * pageBytes) / 1e9,
    logGigabyteMonths: 0.2,
  };
  const looks = (perDay: number) =>
    combine([combine([look, 1], [{ readUnits: 2, writeUnits: 2 }, 1]), perDay * daysOfMonth * pagesOfPublisher]);
  const month = (perDay: number) => combine([standing(template), 1], [kept, 1], [looks(perDay), 1], ...schedules);
  return { "outside the season": month(1), "in the season, a look an hour": month(24) };
};
