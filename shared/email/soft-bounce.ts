const hourMs = 60 * 60 * 1000;

/** SES itself tries for some 14 hours before it calls a mail bounced; these come after that. */
const waitsMs = [4 * hourMs, 24 * hourMs, 72 * hourMs];

/**
 * Decide when a mail that came back for a reason that may pass is tried again.
 *
 * @param count - how often this mail came back, this time included
 * @returns null where it is not: mailing to the address ends
 */
export const softBounceRetry = (count: number, now: Date): Date | null => {
  const waitMs = waitsMs[count - 1];
  return waitMs === undefined ? null : new Date(now.getTime() + waitMs);
};
