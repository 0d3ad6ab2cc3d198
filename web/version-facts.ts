/** What a page says of a version beside its head: where its text came from, when, and the bytes that are kept. */
export interface VersionFacts {
  /** Address that the bytes were fetched from. */
  readonly sourceUrl: string | null;
  /** ISO-8601; null where the file was not fetched by the service. */
  readonly retrievedAt: string | null;
  /** `sha256:…` of the raw bytes. */
  readonly snapshotHash: string | null;
}
