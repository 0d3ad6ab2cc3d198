import { tableAnswers } from "#functions/aws/table-answers.ts";
import type { QueueName } from "#functions/wiring.ts";
import type { DataFolder } from "#local/open-data-folder.ts";
import type { QueueCounts } from "#local/queue-tables.ts";
import { wiredSchedules } from "#local/schedule-times.ts";
import { isPaused } from "#local/work-pause.ts";
import type { Clock } from "#shared/ports.ts";

/** Whether the service does its work, and what it is behind with. */
export interface Readiness {
  /** The database answers and no schedule is late. */
  readonly ready: boolean;
  /** What is not in order, in plain words. */
  readonly problems: readonly string[];
  readonly paused: boolean;
  readonly queues: Readonly<Record<QueueName, QueueCounts>>;
  readonly schedules: readonly {
    readonly name: string;
    readonly lastAt: string | null;
    readonly dueAt: string | null;
  }[];
}

/** A schedule may be late by this much: it is looked at every second, and what runs before it may take its time. */
const lateMs = 15 * 60_000;

/** How long the database may take to answer. */
const answerMs = 2_000;

/** Ask the database, the queues and the schedules of a data folder whether they are in order. */
export const checkReadiness = async (data: DataFolder, clock: Clock): Promise<Readiness> => {
  const now = clock.now();
  const schedules = wiredSchedules().map((schedule) => ({
    name: schedule.name,
    ...data.schedules.timesOf(schedule, now),
  }));
  const late = schedules.filter(
    ({ dueAt, isRunning }) => !isRunning && dueAt !== null && dueAt.getTime() + lateMs < now.getTime(),
  );
  const problems = [
    ...((await tableAnswers(data.table, answerMs)) ? [] : ["the database does not answer"]),
    ...late.map(({ name }) => `the schedule ${name} is late`),
  ];
  return {
    ready: problems.length === 0,
    problems,
    paused: isPaused(data.path),
    queues: queueCounts(data),
    schedules: schedules.map(({ name, lastAt, dueAt }) => ({
      name,
      lastAt: lastAt?.toISOString() ?? null,
      dueAt: dueAt?.toISOString() ?? null,
    })),
  };
};

/** Messages by queue. */
export const queueCounts = ({ queues }: Pick<DataFolder, "queues">): Record<QueueName, QueueCounts> => ({
  pages: queues.counts(["pages"]),
  pdfs: queues.counts(["pdfs"]),
  versions: queues.counts(["versions"]),
  alerts: queues.counts(["alerts"]),
  deliveries: queues.counts(["deliveries"]),
  feedback: queues.counts(["feedback"]),
});
