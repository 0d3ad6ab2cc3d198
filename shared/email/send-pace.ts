/** What SES allows this account. */
export interface SendQuota {
  /** Mails a second. */
  readonly perSecond: number;
  /** Mails in any 24 hours; null without a limit. */
  readonly perDay: number | null;
  /** Mails of the last 24 hours, of everyone who sends by this account. */
  readonly sentLastDay: number;
}

/** The turn of one mail: now, or not before a time. */
export type Turn =
  | { readonly kind: "now" }
  | { readonly kind: "later"; readonly because: "day-used-up" | "others-first"; readonly waitMs: number };

/** How fast mails may be handed over, by all who send together. */
export interface SendPace {
  /**
   * Take the turn of one mail, waiting for it where it is near.
   *
   * @returns `later` where it is not: the mail goes back to its queue, and nothing was taken
   */
  takeTurn(): Promise<Turn>;
  /** SES was too busy all the same (others send by the account too): nobody sends for a while. */
  slowDown(): Promise<void>;
}
