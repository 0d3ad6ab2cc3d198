import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { QueueName } from "#functions/wiring.ts";
import { ServiceError } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";

/** Why a message failed the last time. A table of its own, so that a folder of an earlier version needs no change. */
export const failureTable = "CREATE TABLE IF NOT EXISTS failures (id TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT;";

const rowSchema = z.object({
  queue: z.string(),
  code: z.string(),
  count: z.int().min(1),
  oldestAtMs: z.int(),
});
/** Dead letters of one queue that failed with the same code. */
export type DeadLetters = Omit<z.infer<typeof rowSchema>, "queue"> & { readonly queue: QueueName };

/** What a letter is listed under that was put aside without a failure being written down: it ended the process each time. */
const unknownCode = "UNKNOWN";

/** Note why a message failed. */
export const noteFailure = (database: DatabaseSync, id: string, code: string): void => {
  database.prepare("INSERT OR REPLACE INTO failures (id, code) VALUES (?, ?)").run(id, code);
};

/** Forget why messages failed that are neither waiting nor dead letters. */
export const forgetFailures = (database: DatabaseSync): void => {
  database.exec(
    "DELETE FROM failures WHERE id NOT IN (SELECT id FROM messages) AND id NOT IN (SELECT id FROM dead_letters)",
  );
};

/** List the dead letters by queue, then code. */
export const listDeadLetters = (database: DatabaseSync): DeadLetters[] =>
  database
    .prepare(
      `SELECT queue, coalesce(code, ?) AS code, count(*) AS count, min(sent_at) AS oldestAtMs
       FROM dead_letters LEFT JOIN failures USING (id) GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all(unknownCode)
    // What stands in the table was sent to a queue by its name.
    .map((row) => rowSchema.parse(row) as DeadLetters);

/** Put a queue's dead letters back, to be tried afresh; in a transaction of the caller's. @returns how many there were */
export const putBackLetters = (database: DatabaseSync, queue: QueueName, now: number): number => {
  const { changes } = database
    .prepare(
      `INSERT INTO messages (id, queue, body, sent_at, visible_at)
       SELECT id, queue, body, sent_at, ? FROM dead_letters WHERE queue = ?`,
    )
    .run(now, queue);
  database.prepare("DELETE FROM dead_letters WHERE queue = ?").run(queue);
  return Number(changes);
};

/** The code under which a failure is listed: its own, or the name of a defect. */
export const failureCode = (error: unknown): string => {
  if (error instanceof ServiceError) return error.code;
  return error instanceof Error ? error.name : "Error";
};

/**
 * Let a log tell what it learns of messages that fail: as in the cloud, where the code of a dead letter stands in the log
 * under the message's id.
 */
export const noteFailuresOf = (log: Log, note: (messageId: string, code: string) => void): Log => ({
  info: (code, fields) => log.info(code, fields),
  warn: (code, fields) => log.warn(code, fields),
  error: (code, error, fields) => {
    log.error(code, error, fields);
    if (typeof fields?.messageId === "string") note(fields.messageId, failureCode(error));
  },
});
