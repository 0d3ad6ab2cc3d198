import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";

/** SQLite's own numbers for "someone else holds the lock". */
const busy = new Set([5, 6]);

/** Whether an error of `node:sqlite` says that another connection holds the lock. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && typeof error.errcode === "number" && busy.has(error.errcode % 256);

/**
 * Open a SQLite file in WAL mode, to be used by several processes at once.
 *
 * A statement waits up to ten seconds for another process; the change to WAL mode does not always wait, so it is tried
 * again. What was committed survives the end of the process by any signal.
 *
 * @param path - its folder is made where it is missing
 */
export const openSqlite = async (path: string): Promise<DatabaseSync> => {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 10_000 });
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
      return database;
    } catch (error) {
      if (!isBusy(error) || attempt === 200) throw error;
      await sleep(10 + 20 * Math.random());
    }
  }
};

/** Run `work` in one immediate transaction; rolled back where it throws. */
export const inTransaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
};
