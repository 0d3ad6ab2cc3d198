import { describe, expect, it } from "vitest";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import type { Comparison } from "#shared/comparison/comparison.ts";
import type { Correction } from "#shared/email/correction.ts";
import { listCorrections } from "#shared/email/list-corrections.ts";
import { gatherOwnData } from "#shared/email/own-data.ts";
import { queueCorrection } from "#shared/email/queue-correction.ts";
import { type AlertFlow, give } from "./alert-flow.ts";
import { after, idOf, openWithYearBefore, r1 } from "./release-to-reader.ts";

const because = "A defect in the comparison took one word for another.\r\nBcc: x@example.org";

const listed = async (flow: AlertFlow): Promise<Correction[]> => {
  const release = await flow.ports.releases.getRelease(r1);
  const found: Correction[] = [];
  for await (const one of listCorrections(flow.ports, release!, { because, publicUrl: flow.settings.publicUrl })) {
    found.push(one);
  }
  return found;
};

/** Compare anew, as a mended lens does: on one topic another change is found, or none. */
const mend = async ({ ports }: AlertFlow, topic: string, change: "another" | "none"): Promise<void> => {
  const [record] = await ports.comparisons.listRecordsTo("QM-2024-v1");
  const comparison = await ports.comparisons.loadComparison(record!.id);
  const topics = comparison.topics.map((one): Comparison["topics"][number] => {
    if (one.topic !== topic) return one;
    const changes = change === "none" ? [] : one.changes.map((found) => ({ ...found, headline: "Told better." }));
    return { ...one, changes };
  });
  await ports.comparisons.saveComparison({ ...comparison, topics });
};

/** A release that was told to three readers. */
const openTold = async (): Promise<AlertFlow> => {
  const flow = await openWithYearBefore();
  await flow.subscribe("press@example.org", ["QM"], ["press-freedom"]);
  await flow.subscribe("unions@example.org", ["QM"], ["unions"]);
  await flow.subscribe("all@example.org", "all", "all", "daily");
  await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
  await flow.invoke("send-digests", { frequency: "daily" });
  await flow.drain();
  expect(await flow.recipients()).toEqual(["all@example.org", "press@example.org", "unions@example.org"]);
  return flow;
};

describe("corrections", () => {
  it("are for those alone who were told what is not right, and are listed before anything is sent", async () => {
    const flow = await openTold();
    expect(await listed(flow)).toEqual([]);
    await mend(flow, "press-freedom", "another");
    const reader = subscriberId("press@example.org", flow.settings.secret);
    expect((await gatherOwnData(flow.ports, reader)).mails).toMatchObject([
      { id: idOf(flow, "press@example.org", r1), status: "sent", told: [{ changes: [{ topic: "press-freedom" }] }] },
    ]);
    const corrections = await listed(flow);
    expect(corrections).toHaveLength(2);
    expect(corrections.map(({ deliveryId }) => deliveryId)).toContain(idOf(flow, "press@example.org", r1));
    for (const { changes } of corrections) {
      expect(changes.length).toBeGreaterThan(0);
      for (const { said, right } of changes) {
        expect(said.topic).toBe("press-freedom");
        expect(said.headline).not.toBe("Told better.");
        expect(right?.headline).toBe("Told better.");
      }
    }
    expect(await flow.mails()).toHaveLength(3);
    expect(await listed(flow)).toEqual(corrections);
  });

  it("say what was said and what is right, once each, and go to nobody who left", async () => {
    const flow = await openTold();
    await mend(flow, "press-freedom", "none");
    const corrections = await listed(flow);
    expect(corrections).toHaveLength(2);
    const left = corrections.find(({ deliveryId }) => deliveryId === idOf(flow, "press@example.org", r1));
    const leaver = await flow.ports.subscriptions.getSubscriber(left!.subscriberId);
    await flow.ports.subscriptions.putSubscriber({ ...leaver!, status: "unsubscribed", reason: "unsubscribed" });
    for (let run = 0; run < 2; run += 1) {
      for (const correction of corrections) await queueCorrection(flow.ports, correction);
      await flow.drain("deliveries");
    }
    const mails = (await flow.mails()).filter(({ subject }) => subject?.startsWith("Correction"));
    expect(mails).toHaveLength(1);
    expect(await flow.recipients()).toHaveLength(4);
    for (const mail of mails) {
      expect(mail.subject).toMatch(/^Correction: \d+ changes? that we told you of$/);
      const said = `${mail.text} ${mail.html}`.replace(/\s+/g, " ");
      expect(said.split("Police frequently detained reporters").length).toBeGreaterThan(2);
      expect(said.split("does not find this change").length).toBeGreaterThan(2);
      expect(said).toContain("took one word for another. Bcc: x@example.org");
      expect(mail.bcc).toBeUndefined();
      expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    }
  });

  it("are withheld where what they call right is not what is stored", async () => {
    const flow = await openTold();
    await mend(flow, "press-freedom", "another");
    const [correction] = await listed(flow);
    const changes = correction!.changes.map((change) => ({
      ...change,
      right: change.right && {
        ...change.right,
        to: { passage: "QM-2024-v1#p1", quote: "Police never detained reporters" },
      },
    }));
    const id = await queueCorrection(flow.ports, { ...correction!, id: "tampered", changes });
    await flow.drain("deliveries");
    expect(await flow.ports.deliveries.getDelivery(id)).toMatchObject({ status: "withheld" });
    expect(await flow.mails()).toHaveLength(3);
  });
});
