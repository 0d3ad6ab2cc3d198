import type { DigestFrequency } from "#shared/email/mail-control.ts";

/** When digests were made last, so that a run which was lost, or ended in the middle, is found. */
export interface DigestRuns {
  /** When the last run of a frequency that came to its end began; undefined where none did. */
  lastRun(frequency: DigestFrequency): Promise<Date | undefined>;
  /** A run that began then has come to its end; an earlier one than is known changes nothing. */
  recordRun(frequency: DigestFrequency, beganAt: Date): Promise<void>;
}

const hour = 6;

/**
 * Say when digests of a frequency were due last: at six in the morning, every day, on Mondays, or on the first; UTC. The
 * wiring table has the same times for the schedule, and a test holds the two together.
 */
export const lastDigestTime = (frequency: DigestFrequency, now: Date): Date => {
  const due = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hour));
  if (due > now) due.setUTCDate(due.getUTCDate() - 1);
  if (frequency === "weekly") due.setUTCDate(due.getUTCDate() - ((due.getUTCDay() + 6) % 7));
  if (frequency === "monthly") due.setUTCDate(1);
  return due;
};
