import { describe, expect, it } from "vitest";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { give, openAlertFlow, sendEventWaitMs } from "./alert-flow.ts";
import { idOf, openWithYearBefore, r1, releaseTo } from "./release-to-reader.ts";

describe("handing over", () => {
  it("a throttled mail goes back and is sent later, once", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await writeMailboxControl(flow.mailboxFolder, { throttle: 1 });
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    expect(await give(flow.handlers, "deliveries", message)).toBe(false);
    expect(await flow.ports.deliveries.getDelivery(message.deliveryId)).toMatchObject({
      status: "pending",
      sendingAt: null,
    });
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
  });

  it("a lost answer is resolved by the event", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await writeMailboxControl(flow.mailboxFolder, { dropAnswers: 1 });
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    expect(await give(flow.handlers, "deliveries", message)).toBe(false);
    expect((await flow.ports.deliveries.getDelivery(message.deliveryId))?.status).toBe("sending");
    await flow.drain("feedback");
    expect((await flow.ports.deliveries.getDelivery(message.deliveryId))?.status).toBe("sent");
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
  });

  it("without an event it waits, and after the documented time sends again and says so", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await writeMailboxControl(flow.mailboxFolder, { dropAnswers: 1, holdEvents: true });
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    await give(flow.handlers, "deliveries", message);
    expect(await give(flow.handlers, "deliveries", message)).toBe(false);
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
    flow.advance(sendEventWaitMs);
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(flow.codes).toContain("MAIL_SENT_AGAIN");
    expect(await flow.recipients()).toEqual(["reader@example.org", "reader@example.org"]);
  });
});

describe("what SES says afterwards", () => {
  const events = {
    send: { eventType: "Send" },
    delivery: { eventType: "Delivery" },
    delay: { eventType: "DeliveryDelay" },
    soft: { eventType: "Bounce", bounce: { bounceType: "Transient" } },
    hard: { eventType: "Bounce", bounce: { bounceType: "Permanent" } },
    complaint: { eventType: "Complaint" },
    reject: { eventType: "Reject" },
  };
  type Kind = keyof typeof events;

  it.each([
    [["send", "delivery"], "sent", "active", null],
    [["delivery", "send", "send"], "sent", "active", null],
    [["send", "delay", "delivery"], "sent", "active", null],
    [["send", "soft"], "sent", "active", null],
    [["send", "hard"], "sent", "suppressed", "bounce"],
    [["hard", "send", "hard"], "sent", "suppressed", "bounce"],
    [["send", "delivery", "complaint"], "sent", "suppressed", "complaint"],
    [["complaint", "hard", "delivery", "send"], "sent", "suppressed", "complaint"],
    [["hard", "complaint"], "sent", "suppressed", "complaint"],
    [["reject"], "failed", "active", null],
    [["send", "reject"], "sent", "active", null],
  ] as [Kind[], string, string, string | null][])("%j: %s, %s, %s", async (kinds, status, of, reason) => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    const id = idOf(flow, "reader@example.org", r1);
    for (const kind of kinds) {
      const message = { ...events[kind], mail: { messageId: "x", tags: { "palimpsest-delivery": [id] } } };
      expect(await give(flow.handlers, "feedback", message)).toBe(true);
    }
    expect((await flow.ports.deliveries.getDelivery(id))?.status).toBe(status);
    const subscriber = await flow.ports.subscriptions.getSubscriber(
      subscriberId("reader@example.org", flow.settings.secret),
    );
    expect(subscriber).toMatchObject({ status: of, reason });
  });

  it("of a mail that is not ours is logged and passes", async () => {
    const flow = await openAlertFlow();
    expect(await give(flow.handlers, "feedback", { eventType: "Send", mail: { tags: {} } })).toBe(true);
    expect(
      await give(flow.handlers, "feedback", { eventType: "Send", mail: { tags: { "palimpsest-delivery": ["d-0"] } } }),
    ).toBe(true);
    expect(flow.codes.filter((code) => code === "FEEDBACK_DELIVERY_UNKNOWN")).toHaveLength(2);
  });
});
