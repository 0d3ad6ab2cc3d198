import { describe, expect, it } from "vitest";
import { lambdaContext } from "#local/lambda-event.ts";
import { writeMailboxControl } from "#local/mailbox-control.ts";
import { type AlertFlow, give } from "./alert-flow.ts";
import { after, openWithYearBefore } from "./release-to-reader.ts";

const hourMs = 60 * 60_000;

/** A release that tells the canary too. */
const openWithCanary = async () => {
  const flow = await openWithYearBefore();
  const handlers = flow.handlersOver(flow.ports, "canary@example.org");
  await give(handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
  const look = () => handlers.closeRelease({}, lambdaContext("close-release"));
  return { flow, look };
};

const heard = ({ codes }: AlertFlow) => codes.filter((code) => code.startsWith("CANARY_"));

describe("the canary", () => {
  it("gets each release, without having asked, and is quiet where its mail came", async () => {
    const { flow, look } = await openWithCanary();
    await look();
    expect(heard(flow)).toEqual([]);
    await flow.drain();
    expect(await flow.recipients()).toEqual(["canary@example.org"]);
    flow.advance(24 * hourMs);
    await look();
    await look();
    expect(heard(flow)).toEqual(["CANARY_ARRIVED"]);
  });

  it.each([
    ["was never sent", async () => {}],
    [
      "came back",
      async (flow: AlertFlow) => {
        await writeMailboxControl(flow.mailboxFolder, { bounce: ["canary@example.org"] });
        await flow.drain();
      },
    ],
  ])("rings once where its mail %s", async (_name, happens) => {
    const { flow, look } = await openWithCanary();
    await happens(flow);
    flow.advance(5 * hourMs);
    await look();
    expect(heard(flow)).toEqual([]);
    flow.advance(hourMs);
    await look();
    await look();
    expect(heard(flow)).toEqual(["CANARY_MISSING"]);
  });
});
