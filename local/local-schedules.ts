import type { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { inTransaction, openSqlite } from "#local/open-sqlite.ts";
import { closeReceiver, isReceiverAlive, openReceiver } from "#local/receivers.ts";
import { nextTime, type WiredSchedule } from "#local/schedule-times.ts";

const table = `
  CREATE TABLE IF NOT EXISTS schedules (
    name TEXT PRIMARY KEY,
    seen_at INTEGER NOT NULL,
    last_at INTEGER,
    runner TEXT
  ) STRICT;
`;

const rowSchema = z.object({ seen_at: z.int(), last_at: z.int().nullable(), runner: z.string().nullable() });

/**
 * When each schedule ran last, kept over the ends of processes, so that what a pause skipped is caught up with, once.
 *
 * Of several processes one runs a schedule; where it ends in the middle, the schedule is due again.
 */
export class LocalSchedules {
  readonly #database: DatabaseSync;
  readonly #runner = openReceiver();

  private constructor(database: DatabaseSync) {
    this.#database = database;
  }

  static async open(path: string): Promise<LocalSchedules> {
    const database = await openSqlite(path);
    inTransaction(database, () => database.exec(table));
    return new LocalSchedules(database);
  }

  /** Begin a run where the schedule is due and nobody is at it. A schedule never seen counts from now. */
  begin(schedule: WiredSchedule, now: Date): boolean {
    return inTransaction(this.#database, () => {
      this.#database
        .prepare("INSERT OR IGNORE INTO schedules (name, seen_at) VALUES (?, ?)")
        .run(schedule.name, now.getTime());
      const row = rowSchema.parse(
        this.#database.prepare("SELECT seen_at, last_at, runner FROM schedules WHERE name = ?").get(schedule.name),
      );
      const last = row.last_at === null ? null : new Date(row.last_at);
      const due = nextTime(schedule.rate, last, new Date(row.seen_at));
      if (due === undefined || due > now || (row.runner !== null && isReceiverAlive(row.runner))) return false;
      this.#database.prepare("UPDATE schedules SET runner = ? WHERE name = ?").run(this.#runner, schedule.name);
      return true;
    });
  }

  /** End a run that began at a time; the next is due after that. */
  end(schedule: WiredSchedule, beganAt: Date): void {
    this.#database
      .prepare("UPDATE schedules SET last_at = ?, runner = NULL WHERE name = ?")
      .run(beganAt.getTime(), schedule.name);
  }

  /** Leave a run that failed: the schedule is due as it was before. */
  giveUp(schedule: WiredSchedule): void {
    this.#database.prepare("UPDATE schedules SET runner = NULL WHERE name = ?").run(schedule.name);
  }

  /** How many schedules a process that still runs is at. */
  underWay(): number {
    return this.#database
      .prepare("SELECT runner FROM schedules WHERE runner IS NOT NULL")
      .all()
      .filter(({ runner }) => isReceiverAlive(z.string().parse(runner))).length;
  }

  /** When a schedule ran last, when it is due next, and whether it runs; one that was never looked at is due now. */
  timesOf(schedule: WiredSchedule, now: Date): { lastAt: Date | null; dueAt: Date | null; isRunning: boolean } {
    const row = this.#database
      .prepare("SELECT seen_at, last_at, runner FROM schedules WHERE name = ?")
      .get(schedule.name);
    if (row === undefined) return { lastAt: null, dueAt: now, isRunning: false };
    const { seen_at, last_at, runner } = rowSchema.parse(row);
    const lastAt = last_at === null ? null : new Date(last_at);
    const isRunning = runner !== null && isReceiverAlive(runner);
    return { lastAt, dueAt: nextTime(schedule.rate, lastAt, new Date(seen_at)) ?? null, isRunning };
  }

  /** Write the schedules as they stand into a file that is not there yet. */
  copyTo(path: string): void {
    this.#database.prepare("VACUUM INTO ?").run(path);
  }

  close(): void {
    closeReceiver(this.#runner);
    this.#database.close();
  }
}
