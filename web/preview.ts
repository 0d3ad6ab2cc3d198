/** How many mails a wish would have brought for one edition. */
export interface PreviewEdition {
  readonly edition: number;
  /** Null where it was not counted. */
  readonly mails: number | null;
  /** Reports that they would have told of. */
  readonly reports: number | null;
}

/** What a wish would have brought. */
export interface Preview {
  /** Newest first; empty where the store has nothing to compare yet. */
  readonly editions: readonly PreviewEdition[];
  /** The last mail, as it would have been sent; its text part. */
  readonly last: { readonly edition: number; readonly subject: string; readonly text: string } | null;
}
