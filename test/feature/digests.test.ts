import { describe, expect, it } from "vitest";
import { lambdaContext } from "#local/lambda-event.ts";
import { give } from "./alert-flow.ts";
import { after, openWithYearBefore } from "./release-to-reader.ts";

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
    const context = lambdaContext("send-digests");
    await expect(handlers.sendDigests({ frequency: "daily" }, context)).rejects.toThrow("ended");
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QV-2024-v1", after)));
    await flow.invoke("send-digests", { frequency: "daily" });
    await flow.drain();
    const texts = (await flow.mails()).map(({ text }) => text ?? "").join("\n");
    expect(texts.split(/^Meridia, 2024(?: \||$)/m)).toHaveLength(2);
    expect(texts.split(/^Valdoria, 2024(?: \||$)/m)).toHaveLength(2);
  });

  it("who hears of each report as it arrives is not told again at the release", async () => {
    const flow = await openWithYearBefore();
    await flow.subscribe("keen@example.org", ["QM"], ["press-freedom"], "arrival");
    await flow.subscribe("keen@example.org", ["QM"], "all");
    const release = await flow.publish("QM-2024-v1", after);
    const [arrival] = await flow.arrivals(release, "QM-2024-v1");
    for (let run = 0; run < 2; run += 1) expect(await give(flow.handlers, "alerts", arrival!)).toBe(true);
    await flow.drain();
    flow.advance(1000);
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
