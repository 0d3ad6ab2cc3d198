import { expect, it } from "vitest";
import { previewRelease } from "#shared/alert/release-preview.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { writeSubscription } from "#shared/alert/write-subscription.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import { madeSubscriber } from "#test/made-subscription.ts";
import { type AlertFlow, give } from "./alert-flow.ts";
import { after, openWithYearBefore } from "./release-to-reader.ts";

const wish = async ({ ports, settings }: AlertFlow, email: string, topics: TopicId[], tellOfNothing: boolean) => {
  const id = subscriberId(email, settings.secret);
  await ports.subscriptions.putSubscriber(madeSubscriber({ id, email }));
  const criteria = { countries: ["QM"], topics };
  await ports.subscriptions.putSubscription(writeSubscription(id, { criteria, frequency: "release", tellOfNothing }));
};

it("a release that brought nothing says so to those who want to hear it, and to nobody else", async () => {
  const flow = await openWithYearBefore();
  await wish(flow, "quiet@example.org", ["elections"], true);
  await wish(flow, "silent@example.org", ["elections"], false);
  await wish(flow, "both@example.org", ["elections"], true);
  await wish(flow, "both@example.org", ["unions"], true);
  await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
  const [release] = await flow.ports.releases.listReleases("invented-reports", 2024);
  const dry = release && (await previewRelease(flow.ports, release));
  expect(dry).toMatchObject({
    all: { subscribers: 2, subscriptions: 3 },
    quiet: { subscribers: 2, subscriptions: 2 },
    countries: [{ country: "QM", subscriptions: 1 }],
  });
  await flow.drain();
  expect(await flow.recipients()).toEqual(["both@example.org", "quiet@example.org"]);
  const mails = await flow.mails();
  const quiet = mails.find(({ subject }) => subject === "Nothing material changed in 2024");
  expect(quiet?.text).toContain("Of what you follow, nothing material changed in this release.");
  expect(quiet?.text).toMatch(/Elections in .*: 1 report of 2024 was compared with the one before it\./);
  const both = mails.find(({ subject }) => subject === "Meridia 2024: Unions");
  for (const part of [both?.text, String(both?.html)]) expect(part).toContain("Nothing material changed");
});
