/** Raw bytes as fetched, under their SHA-256, never changed. */
export interface SnapshotStore {
  /** Keep the bytes; writing the same bytes again changes nothing. @returns the hash, `sha256:…` */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws StoreError `STORE_MISSING` where nothing is kept under the hash */
  load(hash: string): Promise<Uint8Array>;
}
