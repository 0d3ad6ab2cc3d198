import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { createHandler } from "#functions/record-feedback/handler.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";
import { madeSubscriber } from "#test/made-subscription.ts";
import { silentLog, systemClock } from "#test/silent-log.ts";

/** One row of the table in docs/mail.md. */
interface Row {
  readonly events: readonly string[];
  readonly delivery: string;
  readonly subscriber: string;
}

const rows = readFileSync("docs/mail.md", "utf8")
  .split("\n")
  .flatMap((line): Row[] => {
    const [, events, delivery, subscriber] = /^\| `([^`]+)` +\| ([a-z]+) [^|]*\| ([a-z: ]+?) +\|/.exec(line) ?? [];
    return events && delivery && subscriber ? [{ events: events.split(" "), delivery, subscriber }] : [];
  });

const kinds: Readonly<Record<string, (feedbackId: string) => object>> = {
  send: () => ({ eventType: "Send" }),
  delivery: () => ({ eventType: "Delivery", delivery: { timestamp: "2025-08-12T10:00:00.000Z" } }),
  delay: () => ({ eventType: "DeliveryDelay" }),
  reject: () => ({ eventType: "Reject" }),
  hard: (feedbackId) => ({ eventType: "Bounce", bounce: { bounceType: "Permanent", feedbackId } }),
  listed: (feedbackId) => ({
    eventType: "Bounce",
    bounce: { bounceType: "Permanent", bounceSubType: "OnAccountSuppressionList", feedbackId },
  }),
  soft: (feedbackId) => ({ eventType: "Bounce", bounce: { bounceType: "Transient", feedbackId } }),
  undetermined: (feedbackId) => ({ eventType: "Bounce", bounce: { bounceType: "Undetermined", feedbackId } }),
  complaint: (feedbackId) => ({ eventType: "Complaint", complaint: { feedbackId, complaintFeedbackType: "abuse" } }),
  "not-spam": (feedbackId) => ({
    eventType: "Complaint",
    complaint: { feedbackId, complaintFeedbackType: "not-spam" },
  }),
};

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

let made = 0;
const openCase = async () => {
  made += 1;
  const [subscribers, deliveries] = [subscriptionStore(opened.table), deliveryStore(opened.table)];
  const [id, subscriberId] = [`d-${made}`, `s-${made}`];
  await subscribers.putSubscriber(madeSubscriber({ id: subscriberId }));
  await deliveries.createDelivery({ id, subscriberId, frequency: "release", occasions: ["r1"] });
  const queued: string[] = [];
  const handler = createHandler({
    clock: systemClock,
    log: silentLog,
    subscriptions: subscribers,
    deliveries,
    deliveriesQueue: {
      send: async (messages) => {
        queued.push(...messages.map(({ deliveryId }) => deliveryId));
      },
    },
    settings: {},
  });
  const tell = async (event: string) => {
    const [kind = "", number = "1"] = event.split("#");
    const told = kinds[kind];
    if (told === undefined) throw new TypeError(`docs/mail.md names an event ${event}`);
    const body = JSON.stringify({ ...told(`f-${number}`), mail: { tags: { "palimpsest-delivery": [id] } } });
    const message = { id: "m", receipt: "r", body, receives: 1, sentAtMs: 0, firstReceivedAtMs: 0 };
    const answer = await handler(sqsEvent("feedback", [message]), lambdaContext("record-feedback"));
    expect(answer.batchItemFailures).toEqual([]);
  };
  const endState = async () => {
    const [delivery, subscriber] = [await deliveries.getDelivery(id), await subscribers.getSubscriber(subscriberId)];
    const reason = subscriber?.reason ? `: ${subscriber.reason}` : "";
    return { delivery: delivery?.status, subscriber: `${subscriber?.status}${reason}`, retryAt: delivery?.retryAt };
  };
  return { id, deliveries, tell, endState, queued };
};

const at = new Date("2025-08-12T10:00:00Z");

describe("what SES says of a mail: the table of docs/mail.md", () => {
  test("has its rows", () => expect(rows.length).toBeGreaterThan(20));

  test.each(rows.map((row) => [row.events.join(" "), row] as const))("%s", async (_name, row) => {
    // Our own record of sending may come before all of it, in the middle, or after all of it.
    for (const own of ["before", "begun", "after"] as const) {
      const { id, deliveries, tell, endState, queued } = await openCase();
      if (own !== "after") await deliveries.beginSending(id, at, null);
      if (own === "before") await deliveries.finish(id, "sent", null);
      for (const event of row.events) await tell(event);
      if (own === "after") await deliveries.beginSending(id, at, null);
      if (own !== "before") await deliveries.finish(id, "sent", null);
      const { delivery, subscriber, retryAt } = await endState();
      expect({ delivery, subscriber }, own).toEqual({ delivery: row.delivery, subscriber: row.subscriber });
      // Whoever comes back and is still written to has another attempt waiting.
      const isRetried = delivery === "bounced" && retryAt !== null;
      expect(queued.includes(id), own).toBe(isRetried || row.events.includes("soft#4"));
    }
  });
});
