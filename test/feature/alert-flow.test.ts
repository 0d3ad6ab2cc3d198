import { describe, expect, it } from "vitest";
import type { Ports } from "#shared/ports.ts";
import { type AlertHandlers, give, openAlertFlow, sendEventWaitMs } from "./alert-flow.ts";
import { after, before, exported, idOf, later, openWithYearBefore, r1, releaseTo } from "./release-to-reader.ts";

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
    expect(twice?.text?.split(/^Meridia, 2024(?: \||$)/m)).toHaveLength(2);
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
    flow.advance(1000);
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
