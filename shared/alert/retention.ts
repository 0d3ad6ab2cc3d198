const dayMs = 24 * 60 * 60 * 1000;

/** How long what is kept of people is kept, in days (docs/privacy.md says it to them). */
export const retentionDays = {
  /** A sign-up waits so long for its confirmation, then vanishes. */
  unconfirmed: 7,
  /** Mail that was ended may be taken up again so long; then the address is deleted. */
  undo: 7,
  /** After so long a person is asked whether they still want their mail. */
  askAfter: 365,
  /** Without an answer, mail ends so long after the question. */
  answer: 30,
} as const;

const after = (time: string, days: number): Date => new Date(Date.parse(time) + days * dayMs);

/** When mail ends that nobody answered for. @param askedAt - when the question was put; ISO-8601 UTC, as all here */
export const lapsesAt = (askedAt: string): string => after(askedAt, retentionDays.answer).toISOString();

/** Until when mail that was ended may be taken up again. */
export const undoUntil = (endedAt: string): Date => after(endedAt, retentionDays.undo);

/** When a sign-up that nobody confirmed vanishes. */
export const confirmUntil = (now: Date): Date => after(now.toISOString(), retentionDays.unconfirmed);

/** When a person is asked again. */
export const askAt = (confirmedAt: string): Date => after(confirmedAt, retentionDays.askAfter);
