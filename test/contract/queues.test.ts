import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LocalQueues } from "#local/local-queues.ts";
import { startChild } from "#test/contract/child-process.ts";
import { queuePlatforms } from "#test/contract/queue-platforms.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const maxReceives = { pages: 2, pdfs: 5, versions: 5, alerts: 5, deliveries: 5, feedback: 5 };

const openQueues = async (folder?: string) => {
  const clock = { ms: 1_000_000 };
  const path = join(folder ?? (await temporaryFolder()), "queues.sqlite");
  const queues = await LocalQueues.open({ path, maxReceives, now: () => clock.ms });
  onTestFinished(() => queues.close());
  return { queues, clock };
};

const page = (i: number) => ({ queue: "pages" as const, body: `page ${i}` });
const bodies = (messages: readonly { body: string }[]) => messages.map(({ body }) => body).sort();

describe.each(queuePlatforms)("a queue on $name", ({ open }) => {
  test("gives every message that was sent, until it is deleted", async () => {
    const queue = await open();
    const sent = Array.from({ length: 25 }, (_, i) => ({ deliveryId: `d${i}` }));
    await queue.sender.send(sent);
    const received: unknown[] = [];
    for (let batch = await queue.receive(10); batch.length > 0; batch = await queue.receive(10)) {
      for (const message of batch) {
        received.push(JSON.parse(message.body));
        await message.delete();
      }
    }
    expect(received).toHaveLength(25);
    expect(received).toEqual(expect.arrayContaining(sent));
  });

  test("hides a received message from others, and gives it again with its count", async () => {
    const queue = await open();
    await queue.sender.send([{ deliveryId: "one" }]);
    const [first] = await queue.receive(10);
    expect(first?.receives).toBe(1);
    expect(await queue.receive(10)).toEqual([]);
    await first?.giveBack();
    const [second] = await queue.receive(10);
    expect(second?.receives).toBe(2);
    expect(second?.id).toBe(first?.id);
  });

  test("puts a message aside that was received too often, and the others go on", async () => {
    const queue = await open();
    await queue.sender.send([{ deliveryId: "bad" }]);
    for (let receives = 1; receives <= queue.maxReceives; receives += 1) {
      const [message] = await queue.receive(10);
      expect(message?.receives).toBe(receives);
      await message?.giveBack();
    }
    await queue.sender.send([{ deliveryId: "good" }]);
    expect(bodies(await queue.receive(10))).toEqual(['{"deliveryId":"good"}']);
    expect(await queue.deadLetters()).toBe(1);
  });

  test("takes nothing and sends nothing where there is nothing to send", async () => {
    const queue = await open();
    await queue.sender.send([]);
    expect(await queue.receive(10)).toEqual([]);
  });
});

describe("the queues of one machine", () => {
  test("give a message again when its time of invisibility is over", async () => {
    const { queues, clock } = await openQueues();
    queues.send([page(1)]);
    const [message] = queues.receive("pages", 1, 30_000);
    clock.ms += 29_999;
    expect(queues.receive("pages", 1, 30_000)).toEqual([]);
    expect(queues.counts(["pages"])).toEqual({ visible: 0, inFlight: 1, dead: 0 });
    clock.ms += 1;
    expect(queues.receive("pages", 1, 30_000)).toMatchObject([{ id: message?.id, receives: 2 }]);
    // Whoever took too long no longer deletes it.
    queues.delete(message?.receipt ?? "");
    expect(queues.counts(["pages"])).toEqual({ visible: 0, inFlight: 1, dead: 0 });
  });

  test("send to several queues all or nothing, and once under a key", async () => {
    const { queues } = await openQueues();
    const many = [page(1), { queue: "versions" as const, body: "v" }];
    expect(queues.sendOnce("key", many)).toBe(true);
    expect(queues.sendOnce("key", many)).toBe(false);
    expect(queues.wasSent("key")).toBe(true);
    expect(queues.counts(["pages", "versions"]).visible).toBe(2);
  });

  test("put dead letters back to be tried afresh", async () => {
    const { queues, clock } = await openQueues();
    queues.send([page(1)]);
    for (let i = 0; i < 3; i += 1) {
      queues.receive("pages", 1, 1_000);
      clock.ms += 1_000;
    }
    expect(queues.counts(["pages"])).toEqual({ visible: 0, inFlight: 0, dead: 1 });
    expect(queues.redrive("pages")).toBe(1);
    expect(queues.receive("pages", 1, 1_000)).toMatchObject([{ body: "page 1", receives: 1 }]);
  });

  test("share one file between openings, and give back at once what a closed one held", async () => {
    const folder = await temporaryFolder();
    const { queues } = await openQueues(folder);
    const other = await LocalQueues.open({ path: join(folder, "queues.sqlite"), maxReceives, now: () => 1_000_000 });
    queues.send([page(1), page(2), page(3)]);
    expect(other.receive("pages", 2, 600_000)).toHaveLength(2);
    expect(queues.receive("pages", 5, 600_000)).toHaveLength(1);
    other.close();
    expect(queues.receive("pages", 5, 600_000)).toHaveLength(2);
  });

  test("give back at once what a killed process held, and do not hold its end against the message", async () => {
    const folder = await temporaryFolder();
    const { queues } = await openQueues(folder);
    queues.send([page(1), page(2), page(3)]);
    for (let kill = 1; kill <= maxReceives.pages + 1; kill += 1) {
      const child = startChild(folder, "receive");
      await child.waitFor((line) => line === "holding");
      expect(child.lines.filter((line) => line.startsWith("received"))).toHaveLength(3);
      expect(queues.receive("pages", 10, 600_000)).toEqual([]);
      await child.kill();
    }
    expect(bodies(queues.receive("pages", 10, 600_000))).toEqual(["page 1", "page 2", "page 3"]);
    expect(queues.counts(["pages"]).dead).toBe(0);
  });
});
