import { describe, expect, it, onTestFinished } from "vitest";
import { ingestPages } from "#cli/ingest-pages.ts";
import { renderPreview } from "#cli/render-release.ts";
import { exportState } from "#functions/aws/export-state.ts";
import { dumpItems, itemLine } from "#functions/aws/table-dump.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import { previewRelease } from "#shared/alert/release-preview.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";
import { addressOf } from "./meridia.ts";

const id = "invented-reports-2024-r1";
const pages = (edition: number) => [addressOf("QM", edition)];

const open = async (approval: "required" | "none") => {
  const platform = await openPlatform({
    dataFolder: await temporaryFolder(),
    secret: "one secret for both",
    publicUrl: "https://alerts.example.org",
    environment: { PALIMPSEST_RELEASE_APPROVAL: approval },
  });
  onTestFinished(() => platform.close());
  const ingest = (edition: number, backfill = false) =>
    ingestPages(platform, pages(edition), { backfill }, () => undefined);
  await ingest(2023, true);
  for (const [name, frequency] of [
    ["reader", "release"],
    ["weekly", "weekly"],
    ["keen", "arrival"],
    ["gone", "release"],
  ] as const) {
    await subscribe(platform, `${name}@example.org`, frequency);
  }
  const { subscriptions } = platform.ports;
  for await (const subscriber of subscriptions.listSubscribers()) {
    if (subscriber.email === "gone@example.org") {
      await subscriptions.putSubscriber({ ...subscriber, status: "unsubscribed", reason: "unsubscribed" });
    }
  }
  await ingest(2024);
  return {
    platform,
    preview: async () => previewRelease(platform.ports, (await platform.ports.releases.getRelease(id))!),
  };
};

const subscribe = ({ ports, settings }: Platform, email: string, frequency: Frequency) =>
  subscribeAddress(
    ports.subscriptions,
    settings.secret,
    { email, criteria: { countries: "all", topics: "all" }, frequency },
    ports.clock.now(),
  );

const exported = ({ table }: Platform) => Array.fromAsync(exportState(table));
const everything = async ({ table }: Platform) => (await Array.fromAsync(dumpItems(table))).flat().map(itemLine).sort();
const statusOf = async ({ ports }: Platform) => (await ports.releases.getRelease(id))?.status;

describe("a release that must be approved", () => {
  it("waits, tells in a dry run who would get what, and is then told as any other", async () => {
    const { platform, preview } = await open("required");
    expect(await statusOf(platform)).toBe("awaiting-approval");
    const arrivals = (await platform.listMails()).length;
    expect(arrivals).toBe(1);
    await platform.invoke("close-release", {});
    await platform.drain(["alerts", "deliveries"]);
    expect((await platform.listMails()).length).toBe(arrivals);

    const before = await everything(platform);
    const said = await preview();
    expect(await everything(platform)).toEqual(before);
    expect(said.all).toEqual({ subscribers: 2, subscriptions: 2 });
    expect(said.countries).toEqual([{ country: "QM", subscribers: 2, subscriptions: 2 }]);
    expect(said.frequencies.map(({ frequency }) => frequency).sort()).toEqual(["release", "weekly"]);
    expect(said.samples.map(({ address }) => address).sort()).toEqual(["r***@example.org", "w***@example.org"]);
    const text = renderPreview(said);
    expect(text).toContain("It would be told to 2 subscribers, 2 subscriptions.");
    expect(text).not.toMatch(/reader@|weekly@|gone@/);

    const { series, edition, silent } = said.release;
    expect(await platform.ports.releases.approve(id, platform.ports.clock.now())).toBe("approved");
    await platform.ports.events.publish("ReleaseClosed", { releaseId: id, series, edition, silent });
    await platform.drain(["alerts", "deliveries"]);
    expect((await platform.listMails()).length).toBe(arrivals + 1);
    for (const { subscriptionId, entries } of said.samples) {
      const stored = await Array.fromAsync(platform.ports.matches.listMatchedSubscribers(id, "release"));
      const subscriberIds = [
        ...stored,
        ...(await Array.fromAsync(platform.ports.matches.listPendingSubscribers("weekly"))),
      ];
      const matches = await Promise.all(
        subscriberIds.map((subscriber) => platform.ports.matches.listMatches(subscriber, { occasion: id })),
      );
      const match = matches.flat().find((one) => one.subscriptionId === subscriptionId);
      expect(match?.entries.map(({ country, kind, topics }) => ({ country, kind, topics }))).toEqual(entries);
    }

    const { platform: unasked } = await open("none");
    expect(await statusOf(unasked)).toBe("matched");
    expect(await exported(platform)).toEqual(await exported(unasked));
  });
});
