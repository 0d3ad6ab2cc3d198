import { DatabaseSync } from "node:sqlite";
import { isBusy } from "#local/open-sqlite.ts";

/** A lock of the operating system on a data folder. */
export interface OwnerLock {
  release(): void;
}

/**
 * Take the lock that says which process owns a data folder, if it is free.
 *
 * It is an exclusive transaction on a small SQLite file of its own, so the operating system lets go of it however the
 * process ends, and nothing is left behind that would have to be judged stale. The file is never opened by other means: closing
 * any other handle on it would let go of the lock.
 *
 * @returns undefined while another process, or another opening in this one, holds it
 */
export const takeOwnerLock = (path: string): OwnerLock | undefined => {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return {
    release: () => {
      database.exec("ROLLBACK");
      database.close();
    },
  };
};
