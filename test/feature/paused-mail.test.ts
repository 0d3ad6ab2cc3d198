import { describe, expect, it } from "vitest";
import { lambdaContext } from "#local/lambda-event.ts";
import type { Ports } from "#shared/ports.ts";
import { type AlertFlow, give } from "./alert-flow.ts";
import { after, exported, openWithYearBefore } from "./release-to-reader.ts";

const day = 24 * 3_600_000;
const readers = ["one@example.org", "two@example.org", "three@example.org"];

/** A release to three readers of releases and one of days. */
const release = async (flow: AlertFlow) => {
  for (const email of readers) await flow.subscribe(email, "all", "all");
  await flow.subscribe("day@example.org", "all", "all", "daily");
  await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
  await flow.drain();
};

const pause = ({ ports }: AlertFlow) => ports.mailControl.pause(ports.clock.now());

/** As `mail resume` does. */
const resume = async (flow: AlertFlow) => {
  await flow.ports.mailControl.resume(flow.ports.clock.now());
  await flow.invoke("send-digests", { take: "held" });
  await flow.drain();
};

describe("paused mail", () => {
  it("waits as long as it takes, loses nothing, uses up no receive, and goes out once", async () => {
    const calm = await openWithYearBefore();
    await release(calm);
    await calm.invoke("send-digests", { frequency: "daily" });
    await calm.drain();

    const flow = await openWithYearBefore();
    await pause(flow);
    await release(flow);
    for (let n = 0; n < 10; n++) {
      flow.advance(day);
      await flow.invoke("send-digests", { frequency: "daily" });
      await flow.invoke("send-digests", { take: "held" });
      await flow.drain();
    }
    expect(await flow.recipients()).toEqual([]);
    expect(flow.counts().deliveries).toEqual({ visible: 0, inFlight: 0, dead: 0 });
    expect(flow.codes.filter((code) => code === "MAIL_HELD")).toHaveLength(3);

    await resume(flow);
    await flow.invoke("send-digests", { take: "held" });
    await flow.drain();
    expect(await flow.recipients()).toEqual([...readers, "day@example.org"].sort());
    expect(await flow.ports.mailControl.getState()).toMatchObject({ status: "running", heldDigests: [] });
    expect(await exported(flow)).toEqual(await exported(calm));
  });

  it("goes out once where the process ends between the queue and the record of it, or is paused again", async () => {
    const flow = await openWithYearBefore();
    await pause(flow);
    await release(flow);
    await flow.invoke("send-digests", { frequency: "daily" });
    await flow.ports.mailControl.resume(flow.ports.clock.now());
    const ended = () => Promise.reject(new Error("the process has ended"));
    for (const broken of ["letGo", "endResume"] as const) {
      const ports: Ports = { ...flow.ports, mailControl: { ...flow.ports.mailControl, [broken]: ended } };
      const resumed = flow.handlersOver(ports).sendDigests({ take: "held" }, lambdaContext("send-digests"));
      await expect(resumed).rejects.toThrow("the process has ended");
    }
    await pause(flow);
    await flow.drain();
    expect(await flow.recipients()).toEqual([]);
    await resume(flow);
    expect(await flow.recipients()).toEqual([...readers, "day@example.org"].sort());
  });
});
