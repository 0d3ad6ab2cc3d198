import { join } from "node:path";
import type { SQSEvent } from "aws-lambda";
import { describe, expect, onTestFinished, test } from "vitest";
import { wiring } from "#functions/wiring.ts";
import type { LocalFunctions } from "#local/local-functions.ts";
import { LocalQueues } from "#local/local-queues.ts";
import { LocalSchedules } from "#local/local-schedules.ts";
import { FunctionRunner } from "#local/run-functions.ts";
import { ScheduleRunner } from "#local/run-schedules.ts";
import { wiredSchedules } from "#local/schedule-times.ts";
import { silentLog } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const maxReceives = { pages: 2, pdfs: 2, versions: 2, alerts: 2, deliveries: 2, feedback: 2 };

const openRunner = async (onQueue: LocalFunctions["onQueue"], beforeDeliveries = async () => {}) => {
  const queues = await LocalQueues.open({ path: join(await temporaryFolder(), "queues.sqlite"), maxReceives });
  onTestFinished(() => queues.close());
  const functions = { onQueue, onSchedule: {} };
  return { queues, runner: new FunctionRunner({ queues, functions, log: silentLog, beforeDeliveries }) };
};

const bodies = ({ Records }: SQSEvent) => Records.map(({ body }) => body);
const done = async () => ({ batchItemFailures: [] });

describe("the runner of functions", () => {
  test("hands a function the event and context that Lambda would", async () => {
    const calls: unknown[] = [];
    const { queues, runner } = await openRunner({
      "compare-version": async (event, context) => {
        calls.push([event.Records, context.functionName, context.getRemainingTimeInMillis() > 50_000]);
        return done();
      },
    });
    queues.send([{ queue: "versions", body: "v" }]);
    expect(await runner.drain(["versions"])).toEqual({ kind: "drained", dead: 0 });
    const record = {
      messageId: expect.any(String),
      body: "v",
      eventSource: "aws:sqs",
      attributes: { ApproximateReceiveCount: "1", SentTimestamp: expect.stringMatching(/^\d{13}$/) },
    };
    expect(calls).toMatchObject([[[record], "compare-version", true]]);
  });

  test("takes batches as wired, tries a failed message again and then puts it aside, and deletes the rest", async () => {
    const batches: string[][] = [];
    const { queues, runner } = await openRunner({
      "record-feedback": async (event) => {
        batches.push(bodies(event));
        const failed = event.Records.filter(({ body }) => body === "bad");
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
    });
    const batchSize = wiring.functions["record-feedback"].triggers[0]?.batchSize ?? 0;
    const sent = ["bad", ...Array.from({ length: batchSize + 2 }, (_, i) => `good ${i}`)];
    queues.send(sent.map((body) => ({ queue: "feedback", body })));
    expect(await runner.drain(["feedback"])).toEqual({ kind: "drained", dead: 1 });
    expect(batches.map(({ length }) => length)).toEqual([batchSize, 3, 1]);
    expect(batches.flat().sort()).toEqual([...sent, "bad"].sort());
  });

  test("takes a function that throws, or that names a message it was not given, for failed as a whole", async () => {
    let calls = 0;
    const { queues, runner } = await openRunner({
      "record-feedback": async () => {
        calls += 1;
        if (calls === 1) throw new Error("broken");
        return { batchItemFailures: [{ itemIdentifier: "another" }] };
      },
    });
    queues.send([
      { queue: "feedback", body: "a" },
      { queue: "feedback", body: "b" },
    ]);
    expect(await runner.drain(["feedback"])).toEqual({ kind: "drained", dead: 2 });
    expect(calls).toBe(2);
  });

  test("works on feedback before deliveries, and looks for the mailbox first", async () => {
    const order: string[] = [];
    const { queues, runner } = await openRunner(
      {
        "deliver-email": async (event) => {
          order.push(...bodies(event));
          return done();
        },
        "record-feedback": async (event) => {
          order.push(...bodies(event));
          return done();
        },
      },
      async () => {
        queues.sendOnce("outstanding", [{ queue: "feedback", body: "outstanding" }]);
      },
    );
    queues.send([
      { queue: "deliveries", body: "delivery" },
      ...Array.from({ length: 25 }, () => ({ queue: "feedback" as const, body: "feedback" })),
    ]);
    await runner.drain(["deliveries"]);
    expect(order.indexOf("delivery")).toBe(26);
    expect(order).toContain("outstanding");
  });

  test("drains what the work itself sends on, and stops when told", async () => {
    const { queues, runner } = await openRunner({
      "ingest-version": async () => {
        queues.send([{ queue: "versions", body: "v" }]);
        return done();
      },
      "compare-version": done,
    });
    queues.send([{ queue: "pages", body: "a" }]);
    expect(await runner.drain(["pages", "versions"])).toEqual({ kind: "drained", dead: 0 });
    expect(queues.counts(["pages", "versions"])).toEqual({ visible: 0, inFlight: 0, dead: 0 });
    queues.send([{ queue: "pages", body: "a" }]);
    expect(await runner.drain(["pages", "versions"], AbortSignal.abort())).toEqual({ kind: "stopped", dead: 0 });
  });

  test("fails, and does not hang, where nothing is there to take a queue's messages", async () => {
    const { queues, runner } = await openRunner({});
    queues.send([{ queue: "pages", body: "a" }]);
    await expect(runner.drain(["pages"])).rejects.toThrow("no handler for ingest-version");
  });
});

describe("the runner of schedules", () => {
  const open = async () => {
    const path = join(await temporaryFolder(), "schedules.sqlite");
    const time = { now: new Date("2025-08-11T05:00:00Z") };
    const started: unknown[] = [];
    const onSchedule: { -readonly [Name in keyof LocalFunctions["onSchedule"]]: LocalFunctions["onSchedule"][Name] } = {
      "watch-sources": async () => void started.push("watch-sources"),
      "close-release": async () => void started.push("close-release"),
      "send-digests": async (event) => void started.push(event),
      "recover-work": async () => void started.push("recover-work"),
      "tend-subscribers": async () => void started.push("tend-subscribers"),
    };
    const openOnce = async () => {
      const schedules = await LocalSchedules.open(path);
      onTestFinished(() => schedules.close());
      const clock = { now: () => time.now };
      return new ScheduleRunner({ schedules, functions: { onQueue: {}, onSchedule }, clock, log: silentLog });
    };
    return { runner: await openOnce(), openOnce, time, started, onSchedule };
  };

  test("start again what a process that ended had begun", async () => {
    const path = join(await temporaryFolder(), "schedules.sqlite");
    const [schedule] = wiredSchedules();
    const now = new Date("2025-08-11T05:00:00Z");
    const [ending, other] = [await LocalSchedules.open(path), await LocalSchedules.open(path)];
    onTestFinished(() => other.close());
    expect(ending.begin(schedule!, now)).toBe(true);
    expect(other.begin(schedule!, now)).toBe(false);
    ending.close();
    expect(other.begin(schedule!, now)).toBe(true);
    other.end(schedule!, now);
    expect(other.begin(schedule!, now)).toBe(false);
  });

  test("leaves a schedule that failed due, rests, and starts it again: a digest of a month is not lost", async () => {
    const { runner, time, started, onSchedule } = await open();
    await runner.runDue();
    started.splice(0);
    time.now = new Date("2025-08-11T06:00:00Z");
    const stop = new AbortController();
    onSchedule["send-digests"] = async () => {
      // The end of the process spares the waits between its tries.
      stop.abort();
      throw new Error("the database is not there");
    };
    await runner.runDue(stop.signal);
    onSchedule["send-digests"] = async (event) => void started.push(event);
    started.splice(0);
    await runner.runDue();
    expect(started.splice(0)).toEqual([{ frequency: "weekly" }, { take: "held" }, "recover-work"]);
    time.now = new Date("2025-08-11T06:01:00Z");
    await runner.runDue();
    expect(started.splice(0)).toEqual([{ frequency: "daily" }]);
  });

  test("starts rates at once, times of day when they come, and after a pause each once", async () => {
    const { runner, openOnce, time, started } = await open();
    await runner.runDue();
    const held = { take: "held" };
    expect(started.splice(0)).toEqual(["watch-sources", "close-release", held, "recover-work"]);
    await runner.runDue();
    expect(started.splice(0)).toEqual([]);
    time.now = new Date("2025-08-11T06:00:00Z");
    await runner.runDue();
    expect(started.splice(0)).toEqual([
      "watch-sources",
      "close-release",
      { frequency: "daily" },
      { frequency: "weekly" },
      held,
      "recover-work",
    ]);
    time.now = new Date("2025-08-16T12:00:00Z");
    const other = await openOnce();
    await Promise.all([runner.runDue(), other.runDue()]);
    const texts = (values: unknown[]) => values.map((value) => JSON.stringify(value)).sort();
    expect(texts(started.splice(0))).toEqual(
      texts([{ frequency: "daily" }, held, "close-release", "recover-work", "tend-subscribers", "watch-sources"]),
    );
  });
});
