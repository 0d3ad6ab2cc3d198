import * as z from "zod";

/** Tables of the queues: messages, those that were put aside, and what was sent once. */
export const queueTables = `
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    first_received_at INTEGER,
    receives INTEGER NOT NULL DEFAULT 0,
    interruptions INTEGER NOT NULL DEFAULT 0,
    receipt TEXT,
    receiver TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_by_queue ON messages (queue, visible_at);
  CREATE INDEX IF NOT EXISTS messages_by_receipt ON messages (receipt);
  CREATE INDEX IF NOT EXISTS messages_by_receiver ON messages (receiver);
  CREATE TABLE IF NOT EXISTS dead_letters (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    receives INTEGER NOT NULL,
    died_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sent_once (key TEXT PRIMARY KEY) STRICT;
`;

/** A row of a message as it is received. */
export const messageSchema = z.object({
  id: z.string(),
  body: z.string(),
  sentAtMs: z.int(),
  firstReceivedAtMs: z.int(),
  /** How often it was received, this time included. */
  receives: z.int().min(1),
  /** Names this receipt of it, until it is received again. */
  receipt: z.string(),
});
/** A message as received. */
export type ReceivedMessage = z.infer<typeof messageSchema>;

/** A row of counts. */
export const countsSchema = z.object({ visible: z.int(), inFlight: z.int(), dead: z.int() });
/** Messages that can be received now; that are being worked on or wait to be tried again; that were put aside. */
export type QueueCounts = z.infer<typeof countsSchema>;
