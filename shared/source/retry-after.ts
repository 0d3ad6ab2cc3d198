/** However long the publisher asks us to wait, we look again after a day: a date far off is more often a slip. Milliseconds. */
const longestWaitMs = 24 * 3_600_000;

/**
 * Read `Retry-After`: seconds, or a date.
 *
 * @returns when to come back, a day from now at the latest; null where the header is missing, malformed, or says "at once"
 * @see RFC 9110, section 10.2.3
 * @example readRetryAfter("120", new Date("2025-01-01T00:00:00Z"))?.toISOString() // "2025-01-01T00:02:00.000Z"
 */
export const readRetryAfter = (header: string | null | undefined, now: Date): Date | null => {
  const text = header?.trim() ?? "";
  const at = /^\d+$/.test(text)
    ? now.getTime() + Number(text) * 1000
    : /^[A-Za-z]{3},? /.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(at) || at <= now.getTime()) return null;
  return new Date(Math.min(at, now.getTime() + longestWaitMs));
};
