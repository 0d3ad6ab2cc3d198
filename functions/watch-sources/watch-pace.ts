/** How often the publisher's lists are looked at. */
export interface WatchPace {
  /** Outside the season of releases. */
  readonly everyMs: number;
  /** In it. */
  readonly seasonEveryMs: number;
  /** Months of the season, 1 to 12. */
  readonly seasonMonths: readonly number[];
}

/** Tell whether reports are likely to come out these days. */
export const isInSeason = ({ seasonMonths }: WatchPace, now: Date): boolean =>
  seasonMonths.includes(now.getUTCMonth() + 1);
