import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import type { QueueName } from "#functions/wiring.ts";
import * as deadLetters from "#local/dead-letters.ts";
import { inTransaction, openSqlite } from "#local/open-sqlite.ts";
import {
  countsSchema,
  messageSchema,
  type QueueCounts,
  queueTables,
  type ReceivedMessage,
} from "#local/queue-tables.ts";
import { closeReceiver, isReceiverAlive, openReceiver } from "#local/receivers.ts";
import type { QueueSender } from "#shared/ports.ts";

/** How often a message may end the process that works on it before it is put aside. */
const maxInterruptions = 50;

/** The longest delay that SQS knows. */
const mostDelayMs = 900_000;

const freePagesSchema = z.object({ freelist_count: z.int() });

/** Pages of 4 KB without content that the file may keep for what comes. */
const mostFreePages = 1_000;

/** What is sent: a queue's name and the text of the message. */
export interface QueueEntry {
  readonly queue: QueueName;
  readonly body: string;
}

/** Marks for a list in SQL; its values are bound, never written in. */
const marks = (values: readonly unknown[]) => values.map(() => "?").join(", ");

/**
 * The durable queues of one machine, with the ways of SQS: at least once, in no certain order, a message that was received
 * is invisible for a time, and one received too often goes to the dead letters.
 *
 * All processes of a data folder open the same file. What a process that has ended was working on comes back at once, and
 * such a receipt does not count against the receives that a message may have.
 */
export class LocalQueues {
  readonly #database: DatabaseSync;
  readonly #maxReceives: Readonly<Record<QueueName, number>>;
  readonly #now: () => number;
  readonly #receiver = openReceiver();

  private constructor(database: DatabaseSync, maxReceives: Readonly<Record<QueueName, number>>, now: () => number) {
    this.#database = database;
    this.#maxReceives = maxReceives;
    this.#now = now;
  }

  /** @param options.now - milliseconds since 1970 */
  static async open(options: {
    path: string;
    maxReceives: Readonly<Record<QueueName, number>>;
    now?: () => number;
  }): Promise<LocalQueues> {
    const database = await openSqlite(options.path);
    inTransaction(database, () => database.exec(queueTables + deadLetters.failureTable));
    return new LocalQueues(database, options.maxReceives, options.now ?? Date.now);
  }

  /** Send all or none, to any queues. */
  send(entries: readonly QueueEntry[], delayMs = 0): void {
    if (entries.length > 0) inTransaction(this.#database, () => this.#insert(entries, delayMs));
  }

  /** Send unless something was sent under this key before. @returns whether it was sent now */
  sendOnce(key: string, entries: readonly QueueEntry[]): boolean {
    return inTransaction(this.#database, () => {
      const { changes } = this.#database.prepare("INSERT OR IGNORE INTO sent_once (key) VALUES (?)").run(key);
      if (changes === 1) this.#insert(entries);
      return changes === 1;
    });
  }

  /** Tell whether something was sent under this key. */
  wasSent(key: string): boolean {
    return this.#database.prepare("SELECT 1 FROM sent_once WHERE key = ?").get(key) !== undefined;
  }

  /** Forget a key; for one that never comes again. */
  forget(key: string): void {
    this.#database.prepare("DELETE FROM sent_once WHERE key = ?").run(key);
  }

  /** Give the room of messages that are gone back to the disk. */
  compact(): void {
    deadLetters.forgetFailures(this.#database);
    const { freelist_count: free } = freePagesSchema.parse(this.#database.prepare("PRAGMA freelist_count").get());
    if (free > mostFreePages) this.#database.exec("VACUUM");
    this.#database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /** The sending side of one queue, as the handlers know it. */
  sender<Message>(queue: QueueName): QueueSender<Message> {
    return {
      send: async (messages, options) =>
        this.send(
          messages.map((message) => ({ queue, body: JSON.stringify(message) })),
          Math.min(mostDelayMs, options?.delayMs ?? 0),
        ),
    };
  }

  /**
   * Receive up to `limit` messages, those that became visible first; each is invisible to others for `visibilityMs`.
   *
   * What processes that have ended held becomes visible before, and what was received too often goes to the dead letters.
   */
  receive(queue: QueueName, limit: number, visibilityMs: number): ReceivedMessage[] {
    if (!this.#isWorthLocking(queue)) return [];
    return inTransaction(this.#database, () => {
      const now = this.#now();
      this.#returnInterrupted(now);
      this.#buryExhausted(queue, now);
      const due = this.#database
        .prepare("SELECT seq FROM messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?")
        .all(queue, now, limit);
      const take = this.#database.prepare(
        `UPDATE messages SET visible_at = ?, receives = receives + 1, receipt = ?, receiver = ?,
           first_received_at = coalesce(first_received_at, ?)
         WHERE seq = ?
         RETURNING id, body, sent_at AS sentAtMs, first_received_at AS firstReceivedAtMs, receives, receipt`,
      );
      return due.map(({ seq }) =>
        messageSchema.parse(take.get(now + visibilityMs, randomUUID(), this.#receiver, now, seq ?? null)),
      );
    });
  }

  /** Delete a message that was worked on; nothing where it was received again since. */
  delete(receipt: string): void {
    this.#database.prepare("DELETE FROM messages WHERE receipt = ?").run(receipt);
  }

  /** Give a received message back, visible in `delayMs`; nothing where it was received again since. */
  changeVisibility(receipt: string, delayMs: number): void {
    this.#database
      .prepare("UPDATE messages SET visible_at = ?, receiver = NULL WHERE receipt = ?")
      .run(this.#now() + delayMs, receipt);
  }

  /** Tell whether some queues hold nothing, neither to be received nor in flight; however many there are, it reads one. */
  isEmpty(queues: readonly QueueName[]): boolean {
    return (
      this.#database.prepare(`SELECT 1 FROM messages WHERE queue IN (${marks(queues)}) LIMIT 1`).get(...queues) ===
      undefined
    );
  }

  /** Count the messages of some queues together, at one moment. */
  counts(queues: readonly QueueName[]): QueueCounts {
    const row = this.#database
      .prepare(
        `SELECT count(*) FILTER (WHERE visible_at <= ?) AS visible, count(*) FILTER (WHERE visible_at > ?) AS inFlight,
           (SELECT count(*) FROM dead_letters WHERE queue IN (${marks(queues)})) AS dead
         FROM messages WHERE queue IN (${marks(queues)})`,
      )
      .get(this.#now(), this.#now(), ...queues, ...queues);
    return countsSchema.parse(row);
  }

  /** How many messages processes that still run are working on. */
  underWay(): number {
    return this.#database
      .prepare("SELECT receiver FROM messages WHERE receiver IS NOT NULL")
      .all()
      .filter(({ receiver }) => isReceiverAlive(z.string().parse(receiver))).length;
  }

  /** Write the queues as they stand at one moment into a file that is not there yet. */
  copyTo(path: string): void {
    this.#database.prepare("VACUUM INTO ?").run(path);
  }

  /** Note why a message failed, for when it is put aside. */
  noteFailure(id: string, code: string): void {
    deadLetters.noteFailure(this.#database, id, code);
  }

  /** List what was put aside, by queue and by why it failed the last time. */
  deadLetters(): deadLetters.DeadLetters[] {
    return deadLetters.listDeadLetters(this.#database);
  }

  /** Put a queue's dead letters back, to be tried afresh. @returns how many there were */
  redrive(queue: QueueName): number {
    return inTransaction(this.#database, () => deadLetters.putBackLetters(this.#database, queue, this.#now()));
  }

  /** What this opening still held comes back at once. */
  close(): void {
    closeReceiver(this.#receiver);
    this.#database.close();
  }

  #insert(entries: readonly QueueEntry[], delayMs = 0): void {
    const now = this.#now();
    const insert = this.#database.prepare(
      "INSERT INTO messages (id, queue, body, sent_at, visible_at) VALUES (?, ?, ?, ?, ?)",
    );
    for (const { queue, body } of entries) insert.run(randomUUID(), queue, body, now, now + delayMs);
  }

  /** Read first: most polls find nothing, and reading waits for nobody. */
  #isWorthLocking(queue: QueueName): boolean {
    const due = this.#database
      .prepare("SELECT 1 FROM messages WHERE queue = ? AND visible_at <= ? LIMIT 1")
      .get(queue, this.#now());
    return due !== undefined || this.#endedReceivers().length > 0;
  }

  #endedReceivers(): string[] {
    return this.#database
      .prepare("SELECT DISTINCT receiver FROM messages WHERE receiver IS NOT NULL")
      .all()
      .map(({ receiver }) => z.string().parse(receiver))
      .filter((receiver) => !isReceiverAlive(receiver));
  }

  #returnInterrupted(now: number): void {
    const ended = this.#endedReceivers();
    this.#database
      .prepare(
        `UPDATE messages SET visible_at = min(visible_at, ?), receiver = NULL, receipt = NULL, interruptions = interruptions + 1
         WHERE receiver IN (${marks(ended)})`,
      )
      .run(now, ...ended);
  }

  #buryExhausted(queue: QueueName, now: number): void {
    const where = `queue = ? AND visible_at <= ? AND (receives - interruptions >= ? OR interruptions >= ${maxInterruptions})`;
    const which = [queue, now, this.#maxReceives[queue]];
    this.#database
      .prepare(
        `INSERT INTO dead_letters (id, queue, body, sent_at, receives, died_at)
         SELECT id, queue, body, sent_at, receives, ? FROM messages WHERE ${where}`,
      )
      .run(now, ...which);
    this.#database.prepare(`DELETE FROM messages WHERE ${where}`).run(...which);
  }
}
