import { describe, expect, it } from "vitest";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { give, openAlertFlow, sendEventWaitMs } from "./alert-flow.ts";
import { idOf, openWithYearBefore, r1, releaseTo } from "./release-to-reader.ts";

describe("handing over", () => {
  it("a throttled mail goes back and is sent later, once", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await writeMailboxControl(flow.mailboxFolder, { throttle: 1 });
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(await flow.ports.deliveries.getDelivery(message.deliveryId)).toMatchObject({
      status: "pending",
      sendingAt: null,
    });
    // Put off as a message of its own: no try of the queue is used up.
    expect(flow.codes).toContain("MAIL_DEFERRED");
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

  it("by two messages at once it sends once, and the second is put off", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    const both = [give(flow.handlers, "deliveries", message), give(flow.handlers, "deliveries", message)];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(flow.codes).toContain("MAIL_DEFERRED");
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
  });

  it("without an event it waits, and after the documented time sends again and says so", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await writeMailboxControl(flow.mailboxFolder, { dropAnswers: 1, holdEvents: true });
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    await give(flow.handlers, "deliveries", message);
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(flow.codes).toContain("MAIL_DEFERRED");
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
    flow.advance(sendEventWaitMs);
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(flow.codes).toContain("MAIL_SENT_AGAIN");
    expect(await flow.recipients()).toEqual(["reader@example.org", "reader@example.org"]);
  });
});

const softBounce = { eventType: "Bounce", bounce: { bounceType: "Transient", feedbackId: "b-1" } };

describe("what SES says afterwards", () => {
  it("a mailbox that is full today gets the mail when its time has come", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await writeMailboxControl(flow.mailboxFolder, { softBounce: ["reader@example.org"] });
    const message = { deliveryId: idOf(flow, "reader@example.org", r1) };
    const delivery = () => flow.ports.deliveries.getDelivery(message.deliveryId);
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    const bounce = { ...softBounce, mail: { tags: { "palimpsest-delivery": [message.deliveryId] } } };
    expect(await give(flow.handlers, "feedback", bounce)).toBe(true);
    expect(await delivery()).toMatchObject({ status: "bounced", softBounces: ["b-1"] });
    await writeMailboxControl(flow.mailboxFolder, {});
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
    flow.advance(4 * 60 * 60_000);
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    expect(await flow.recipients()).toEqual(["reader@example.org", "reader@example.org"]);
    expect(await delivery()).toMatchObject({ status: "sent" });
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
