import { describe, expect, it } from "vitest";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import type { Ports } from "#shared/ports.ts";
import { type AlertFlow, type AlertHandlers, give, openAlertFlow, sendEventWaitMs, type Texts } from "./alert-flow.ts";

const before: Texts = {
  "press-freedom": [
    "Police frequently detained reporters in the harbor district and courts fined three of them for it.",
  ],
  unions: ["Dock workers formed two unions, and the ministry registered both of them within the month."],
};
const after: Texts = {
  "press-freedom": [
    "Police sometimes detained reporters in the harbor district and courts fined three of them for it.",
  ],
  unions: ["Dock workers formed two unions, and the ministry registered neither of them within the month."],
};
const later: Texts = {
  ...after,
  "press-freedom": ["Police rarely detained reporters in the harbor district and courts fined three of them for it."],
};

/** A backfilled year before, in both countries. */
const openWithYearBefore = async (): Promise<AlertFlow> => {
  const flow = await openAlertFlow();
  await flow.publish("QM-2023-v1", before, true);
  const release = await flow.publish("QV-2023-v1", before, true);
  expect(await give(flow.handlers, "alerts", await flow.close(release))).toBe(true);
  return flow;
};

const exported = async (flow: AlertFlow) => {
  const { exportState } = await import("#functions/aws/export-state.ts");
  const lines: string[] = [];
  for await (const line of exportState(flow.table, {})) lines.push(line);
  return lines;
};

/** Deliver a release of one country to one reader. @returns the event of its close */
const releaseTo = async (flow: AlertFlow, email = "reader@example.org", id = "QM-2024-v1", texts = after) => {
  await flow.subscribe(email, ["QM"], ["press-freedom"]);
  const event = await flow.close(await flow.publish(id, texts));
  await give(flow.handlers, "alerts", event);
  return event;
};
const idOf = (flow: AlertFlow, email: string, occasion: string, frequency: "release" | "daily" = "release") =>
  deliveryId({ subscriberId: subscriberId(email, flow.settings.secret), frequency, occasions: [occasion] });
const r1 = "invented-reports-2024-r1";

describe("one release, one mail", () => {
  it("to everyone whom it reaches, about what they follow, however often each step runs", async () => {
    const flow = await openWithYearBefore();
    await flow.subscribe("one@example.org", ["QM"], ["press-freedom"]);
    await flow.subscribe("twice@example.org", ["QM"], ["press-freedom"]);
    await flow.subscribe("twice@example.org", "all", "all");
    await flow.subscribe("other@example.org", ["QM"], ["elections"]);
    await flow.subscribe("day@example.org", ["QM"], "all", "daily");
    await flow.publish("QM-2024-v1", after);
    const event = await flow.close(await flow.publish("QV-2024-v1", after));
    for (let run = 0; run < 2; run += 1) {
      expect(await give(flow.handlers, "alerts", event)).toBe(true);
      await flow.drain();
      await give(flow.handlers, "deliveries", { deliveryId: idOf(flow, "one@example.org", r1) });
      await flow.drain("feedback");
    }
    expect(await flow.recipients()).toEqual(["one@example.org", "twice@example.org"]);
    const mails = await flow.mails();
    const one = mails.find(({ subject }) => subject === "Meridia 2024: Press freedom");
    expect(one?.text).toContain("Police frequently detained reporters");
    expect(one?.text).toContain("Police sometimes detained reporters");
    expect(one?.text).not.toContain("Dock workers");
    const twice = mails.find((mail) => mail !== one);
    expect(twice?.subject).toBe("Meridia and 1 more country 2024: Press freedom and 1 more topic");
    expect(twice?.text?.split("Meridia, 2024")).toHaveLength(2);
    expect(one?.headers.get("list")).toMatchObject({
      unsubscribe: { url: expect.stringContaining("/unsubscribe?token=") },
    });
    expect((await flow.ports.releases.getRelease(r1))?.status).toBe("matched");
  });

  it("a silent release alerts nobody and still says how countries stand", async () => {
    const flow = await openAlertFlow();
    await flow.subscribe("one@example.org", "all", "all");
    await flow.publish("QM-2022-v1", before, true);
    const event = await flow.close(await flow.publish("QM-2023-v1", after, true));
    await give(flow.handlers, "alerts", event);
    await flow.drain();
    expect(await flow.recipients()).toEqual([]);
    expect(await flow.ports.comparisons.getContext("invented-reports", 2023, "QM")).toMatchObject({ countries: 1 });
  });

  it("a changed text of a known report is called a revision, a late country a supplement", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await flow.drain();
    await flow.subscribe("reader@example.org", ["QV"], ["press-freedom"]);
    await flow.publish("QM-2024-v2", later);
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QV-2024-v1", after)));
    await flow.drain();
    const [, second, ...more] = await flow.mails();
    expect(more).toEqual([]);
    expect(second?.text).toContain("This is a revision of the same edition");
    expect(second?.text).toContain("Police rarely detained reporters");
    expect(second?.text).toContain("Valdoria, 2024 | Supplement");
  });

  it("waits for a comparison that is still being made", async () => {
    const flow = await openWithYearBefore();
    const event = await flow.close(await flow.publish("QM-2024-v1", after));
    const none = { ...flow.ports, comparisons: { ...flow.ports.comparisons, getRecord: async () => undefined } };
    expect(await give(flow.handlersOver(none), "alerts", event)).toBe(false);
    expect((await flow.ports.releases.getRelease(r1))?.status).toBe("closed");
  });
});

/** Ports of a process that ends at its nth write: from then on every call fails. */
const endingAt = (ports: Ports, n: number): { ports: Ports; ended: () => boolean } => {
  let writes = 0;
  const isWrite = (name: string) => /^(add|create|put|save|mark|settle|begin|finish|revert|send)/.test(name);
  const ending = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        const member = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return (...args: unknown[]) => {
          if (isWrite(String(name))) writes += 1;
          if (writes > n) throw new Error("the process has ended");
          return member.apply(target, args);
        };
      },
    });
  const { comparisons, releases, matches, deliveries, deliveriesQueue, mail, subscriptions } = ports;
  return {
    ports: {
      ...ports,
      comparisons: ending(comparisons),
      releases: ending(releases),
      matches: ending(matches),
      deliveries: ending(deliveries),
      deliveriesQueue: ending(deliveriesQueue),
      mail: ending(mail),
      subscriptions: ending(subscriptions),
    },
    ended: () => writes > n,
  };
};

describe("a process that ends in the middle", () => {
  it("at any write of matching and mailing: run again, the result is the same", async () => {
    const undisturbed = await openWithYearBefore();
    await undisturbed.subscribe("two@example.org", "all", "all");
    await releaseTo(undisturbed);
    await undisturbed.drain();
    const expected = await exported(undisturbed);

    const flow = await openWithYearBefore();
    await flow.subscribe("two@example.org", "all", "all");
    await flow.subscribe("reader@example.org", ["QM"], ["press-freedom"]);
    const event = await flow.close(await flow.publish("QM-2024-v1", after));
    const steps = [
      (handlers: AlertHandlers) => give(handlers, "alerts", event),
      (handlers: AlertHandlers) => give(handlers, "deliveries", { deliveryId: idOf(flow, "reader@example.org", r1) }),
    ];
    const endings = [];
    for (const step of steps) {
      for (let n = 0; ; n += 1) {
        const { ports, ended } = endingAt(flow.ports, n);
        await step(flow.handlersOver(ports));
        await flow.drain("feedback");
        // What was handed over and never answered is told by its event, or it was not accepted.
        flow.advance(sendEventWaitMs);
        if (ended()) continue;
        endings.push(n);
        break;
      }
    }
    // Writes of matching; of the delivery there are two endings before SES took the mail, and one after that its event told.
    expect(endings).toEqual([7, 3]);
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org", "two@example.org"]);
    expect(await exported(flow)).toEqual(expected);
  });
});

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

  it("a changed letter of a stored quotation withholds exactly the mails that carry it", async () => {
    const flow = await openWithYearBefore();
    await flow.subscribe("unions@example.org", ["QM"], ["unions"]);
    await releaseTo(flow);
    const { loadReport } = flow.ports.versions;
    const tampered: typeof loadReport = async (id, contentHash) => {
      const report = await loadReport(id, contentHash);
      const passages = report.passages.map((passage) => ({
        ...passage,
        text: passage.text.replace("frequently", "frequentIy"),
      }));
      return { ...report, passages };
    };
    const handlers = flow.handlersOver({ ...flow.ports, versions: { ...flow.ports.versions, loadReport: tampered } });
    for (const email of ["reader@example.org", "unions@example.org"]) {
      expect(await give(handlers, "deliveries", { deliveryId: idOf(flow, email, r1) })).toBe(true);
    }
    await flow.drain();
    expect(await flow.recipients()).toEqual(["unions@example.org"]);
    expect(await flow.ports.deliveries.getDelivery(idOf(flow, "reader@example.org", r1))).toMatchObject({
      status: "withheld",
      failure: "MAIL_QUOTATION_MISMATCH",
    });
    expect(flow.codes).toContain("MAIL_WITHHELD");
  });
});

describe("digests and arrivals", () => {
  it("a daily digest tells of all releases since the last, once", async () => {
    const flow = await openWithYearBefore();
    await flow.subscribe("day@example.org", "all", "all", "daily");
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QV-2024-v1", after)));
    await flow.drain();
    expect(await flow.recipients()).toEqual([]);
    for (let run = 0; run < 2; run += 1) {
      await flow.invoke("send-digests", { frequency: "daily" });
      await flow.invoke("send-digests", { frequency: "weekly" });
      await flow.drain();
    }
    const [digest, ...more] = await flow.mails();
    expect(more).toEqual([]);
    expect(digest?.text).toContain("Meridia, 2024");
    expect(digest?.text).toContain("Valdoria, 2024");
  });

  it("a digest that was made and lost before it took its matches tells nothing twice", async () => {
    const flow = await openWithYearBefore();
    await flow.subscribe("day@example.org", "all", "all", "daily");
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
    const failing = { ...flow.ports.matches, settle: () => Promise.reject(new Error("the process has ended")) };
    const handlers = flow.handlersOver({ ...flow.ports, matches: failing });
    const context = (await import("#local/lambda-event.ts")).lambdaContext("send-digests");
    await expect(handlers.sendDigests({ frequency: "daily" }, context)).rejects.toThrow("ended");
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QV-2024-v1", after)));
    await flow.invoke("send-digests", { frequency: "daily" });
    await flow.drain();
    const texts = (await flow.mails()).map(({ text }) => text ?? "").join("\n");
    expect(texts.split("Meridia, 2024")).toHaveLength(2);
    expect(texts.split("Valdoria, 2024")).toHaveLength(2);
  });

  it("who hears of each report as it arrives is not told again at the release", async () => {
    const flow = await openWithYearBefore();
    await flow.subscribe("keen@example.org", ["QM"], ["press-freedom"], "arrival");
    await flow.subscribe("keen@example.org", ["QM"], "all");
    const release = await flow.publish("QM-2024-v1", after);
    const [arrival] = await flow.arrivals(release, "QM-2024-v1");
    for (let run = 0; run < 2; run += 1) expect(await give(flow.handlers, "alerts", arrival!)).toBe(true);
    await flow.drain();
    await give(flow.handlers, "alerts", await flow.close(release));
    await flow.drain();
    const mails = await flow.mails();
    expect(mails.map(({ subject }) => subject)).toEqual([
      "Preliminary: Meridia 2024: Press freedom",
      "Meridia 2024: Unions",
    ]);
    expect(mails[0]?.text).toContain("This mail is preliminary");
  });
});

describe("leaving", () => {
  const linkOf = async (flow: AlertFlow, purpose: string) => {
    const [mail] = await flow.mails();
    const url = new RegExp(`https://\\S+/${purpose}\\?token=\\S+`).exec(mail?.text ?? "")?.[0] ?? "";
    return url.replace(flow.settings.publicUrl, "");
  };

  it("a GET of any link of a mail changes nothing, a POST ends all mail at once", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await flow.drain();
    const [mail] = await flow.mails();
    const links = [...(mail?.html || "").matchAll(/href="([^"]+)"/g)].map(([, url = ""]) =>
      url.replaceAll("&amp;", "&"),
    );
    const state = await exported(flow);
    for (const url of [...links, ...links, ...links]) {
      const answer = await flow.handlers.app.request(url.replace(flow.settings.publicUrl, ""));
      expect(answer.status, url).toBe(200);
      expect(answer.headers.get("content-security-policy")).not.toContain("unsafe-inline");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    }
    expect(links.length).toBeGreaterThan(3);
    expect(await exported(flow)).toEqual(state);

    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const unsubscribe = await linkOf(flow, "unsubscribe");
    for (let run = 0; run < 2; run += 1) {
      expect((await flow.handlers.app.request(unsubscribe, { method: "POST", body })).status).toBe(200);
    }
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v2", later)));
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
  });

  it("one subscription can be ended by its button, even after it was matched", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await flow.drain();
    const preferences = await linkOf(flow, "preferences");
    const page = await (await flow.handlers.app.request(preferences)).text();
    const remove = /name="remove" value="([^"]+)"/.exec(page)?.[1] ?? "";
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v2", later)));
    const body = new URLSearchParams({ remove });
    expect((await flow.handlers.app.request(preferences, { method: "POST", body })).status).toBe(303);
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
    const second = await flow.ports.deliveries.getDelivery(
      idOf(flow, "reader@example.org", "invented-reports-2024-r2"),
    );
    expect(second).toMatchObject({ status: "suppressed", failure: "MAIL_NOTHING_LEFT" });
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
