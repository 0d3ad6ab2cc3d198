import * as z from "zod";
import { functionWiring } from "#functions/wiring.ts";
import type { Meter } from "#test/infra/cloud/open-cloud.ts";
import type { Counts, Unit } from "./counts.ts";

/** Units that one partition was asked for. */
export interface PartitionLoad {
  reads: number;
  writes: number;
}

/** Counts what goes over the wire while a template runs on this machine. */
export interface CountingMeter extends Meter {
  /** What was counted since this was asked last. */
  take(): {
    counts: Counts;
    partitions: ReadonlyMap<string, PartitionLoad>;
    /** Gigabyte seconds of what is counted, by function. */
    computing: Readonly<Record<string, number>>;
  };
}

const capacitySchema = z.object({ CapacityUnits: z.number() });
const answerSchema = z.looseObject({
  ConsumedCapacity: z.union([capacitySchema.transform((one) => [one]), z.array(capacitySchema)]).default([]),
});

/** Values of `pk` anywhere in a request: of keys, items, or the one that a query is for. */
const partitionsIn = (value: unknown): string[] => {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    (name === "pk" || name === ":pk") && typeof (inner as { S?: unknown }).S === "string"
      ? [(inner as { S: string }).S]
      : partitionsIn(inner),
  );
};

const writes = /:(?:BatchWriteItem|DeleteItem|PutItem|UpdateItem)$/;

/** A trace is recorded of the first start in a second and of one in twenty of the rest; a busy day is all rest. */
const tracedShare = 0.05;

/** Memory with which a function gets one whole processor. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const wholeProcessorMb = 1769;

/** How long a call of a service of the same region takes, more rather than less; calls that go out together count one by one. */
const callMs = 5;

export const openMeter = (): CountingMeter => {
  let counts: Partial<Record<Unit, number>> = {};
  const calls = new Map<string, number>();
  let partitions = new Map<string, PartitionLoad>();
  let computing: Record<string, number> = {};
  const add = (unit: Unit, count: number) => {
    counts[unit] = (counts[unit] ?? 0) + count;
  };

  const addTableCall = (action: string, body: Buffer, answer: Buffer) => {
    const used = answerSchema.parse(JSON.parse(answer.toString("utf8"))).ConsumedCapacity;
    // A write whose condition does not hold costs what it would have written; its answer does not say how much.
    const units = used.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0) || 1;
    const isWrite = writes.test(action);
    add(isWrite ? "writeUnits" : "readUnits", units);
    const keys = partitionsIn(JSON.parse(body.toString("utf8")));
    for (const key of keys) {
      const load = partitions.get(key) ?? { reads: 0, writes: 0 };
      load[isWrite ? "writes" : "reads"] += units / keys.length;
      partitions.set(key, load);
    }
  };

  return {
    call: (caller, { service, action }, request, answer) => {
      calls.set(caller, (calls.get(caller) ?? 0) + 1);
      if (service === "dynamodb") addTableCall(action, request.body, answer);
      if (service === "sqs") add("queueCalls", 1);
      if (service === "events") add("events", 1);
      if (service === "secretsmanager") add("secretCalls", 1);
      if (service === "s3")
        add(action === "s3:PutObject" || action === "s3:ListBucket" ? "bucketWrites" : "bucketReads", 1);
      if (action === "ses:SendRawEmail") {
        add("mails", 1);
        // Two events of a mail go from the bus into the feedback queue: sent, and delivered.
        add("queueCalls", 2);
      }
    },
    start: (name, cpuMs, messages, log) => {
      const { memoryMb } = functionWiring(name);
      add("starts", 1);
      add("traces", tracedShare);
      // What Lambda bills is the time that passes: the work, at the share of a processor that this memory gets, and the calls.
      const milliseconds = cpuMs * Math.max(1, wholeProcessorMb / memoryMb) + (calls.get(name) ?? 0) * callMs;
      calls.delete(name);
      const gigabyteSeconds = (milliseconds / 1000) * (memoryMb / 1024);
      add("gigabyteSeconds", gigabyteSeconds);
      computing[name] = (computing[name] ?? 0) + gigabyteSeconds;
      // Lambda adds three lines of its own to each start.
      add("logGigabytes", (Buffer.byteLength(log) + 600) / 1e9);
      // Received and deleted in batches, by the platform.
      if (messages > 0) add("queueCalls", 2);
    },
    take: () => {
      const taken = { counts, partitions, computing };
      counts = {};
      partitions = new Map();
      computing = {};
      return taken;
    },
  };
};
