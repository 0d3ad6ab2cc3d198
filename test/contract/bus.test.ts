import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openLocalBus } from "#local/local-bus.ts";
import { LocalQueues } from "#local/local-queues.ts";
import { serviceEventSchema } from "#shared/events.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const maxReceives = { pages: 5, pdfs: 5, versions: 5, alerts: 5, deliveries: 5, feedback: 5 };
const detail = {
  releaseId: "invented-reports-2024-r1",
  series: "invented-reports",
  edition: 2024,
  silent: false,
} as const;
const clock = { now: () => new Date("2025-08-12T10:00:00Z") };

const openQueues = async () => {
  const queues = await LocalQueues.open({ path: join(await temporaryFolder(), "queues.sqlite"), maxReceives });
  onTestFinished(() => queues.close());
  return queues;
};

const bodiesIn = (queues: LocalQueues, queue: "alerts" | "versions") =>
  queues.receive(queue, 10, 60_000).map(({ body }) => serviceEventSchema.parse(JSON.parse(body)));

describe("the bus of one machine", () => {
  test("brings an event in its envelope to the queue that the wiring names, and to no other", async () => {
    const queues = await openQueues();
    await openLocalBus(queues, clock).publish("ReleaseClosed", detail);
    expect(bodiesIn(queues, "alerts")).toMatchObject([
      { type: "ReleaseClosed", schema: "palimpsest/ReleaseClosed@1", occurredAt: "2025-08-12T10:00:00.000Z", detail },
    ]);
    expect(queues.counts(["pages", "versions", "deliveries", "feedback"]).visible).toBe(0);
  });

  test("gives the same event the same id", async () => {
    const queues = await openQueues();
    const bus = openLocalBus(queues, clock);
    await bus.publish("ReleaseClosed", detail);
    await bus.publish("ReleaseClosed", detail);
    await bus.publish("ReleaseClosed", { ...detail, silent: true });
    const ids = bodiesIn(queues, "alerts").map(({ id }) => id);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(2);
  });

  test("brings an event to every queue whose rule matches, and forgets one that no rule names", async () => {
    const queues = await openQueues();
    const bus = openLocalBus(queues, clock, [
      { event: "ReleaseClosed", queue: "alerts" },
      { event: "ReleaseClosed", queue: "versions" },
    ]);
    await bus.publish("ReleaseClosed", detail);
    await bus.publish("ComparisonRecorded", { comparisonId: "a..b", toId: "b", releaseId: "r", silent: false });
    expect(bodiesIn(queues, "alerts")).toHaveLength(1);
    expect(bodiesIn(queues, "versions")).toHaveLength(1);
  });
});
