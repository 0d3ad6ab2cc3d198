import { expect, onTestFinished, test } from "vitest";
import { ingestPages } from "#cli/ingest-pages.ts";
import { createHandler as createIngestVersion } from "#functions/ingest-version/handler.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { recoverAfterMs } from "#shared/release/close-rule.ts";
import { silentLog } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";
import { day, meridia2023, meridia2024, series } from "./meridia.ts";

const open = async () => {
  let now = new Date("2025-08-12T05:00:00Z");
  const clock = { now: () => now };
  const platform = await openPlatform({ dataFolder: await temporaryFolder(), clock, log: silentLog });
  onTestFinished(() => platform.close());
  const { ports, settings } = platform;
  await ingestPages(platform, [meridia2023], { backfill: true }, () => undefined);
  for (const frequency of ["release", "arrival", "daily"] as const) {
    const email = `${frequency}@example.org`;
    const wish = { email, criteria: { countries: "all" as const, topics: "all" as const }, frequency };
    await subscribeAddress(ports.subscriptions, settings.secret, wish, now);
  }
  const advance = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { platform, advance };
};

/** Record a version whose event is lost: the process ended between the store's write and the bus. */
const recordAndLose = async ({ ports }: Platform, address: string, origin: "backfill" | "release") => {
  const events = { publish: async () => {} };
  const ingest = createIngestVersion({ ...ports, events, settings: {} });
  const body = JSON.stringify({ address, origin, run: null });
  const times = { receives: 1, sentAtMs: 0, firstReceivedAtMs: 0 };
  const message = { id: "m1", receipt: "r1", queue: "pages", body, ...times } as const;
  expect(await ingest(sqsEvent("pages", [message]), lambdaContext("ingest-version"))).toEqual({
    batchItemFailures: [],
  });
};

/** What the schedules do, and what follows from it. */
const sweep = async (platform: Platform) => {
  await platform.invoke("recover-work", {});
  await platform.drain(["versions", "alerts", "deliveries", "feedback"]);
  await platform.invoke("close-release", {});
  await platform.invoke("send-digests", { frequency: "daily" });
  await platform.drain(["alerts", "deliveries", "feedback"]);
};

test.each([
  ["backfill", true, 0],
  ["release", false, 3],
] as const)(
  "a version of a %s whose event was lost goes its way, and is told of as it would have been",
  async (origin, silent, mails) => {
    const { platform, advance } = await open();
    const { ports } = platform;
    await recordAndLose(platform, meridia2024, origin);
    await sweep(platform);
    expect(await ports.comparisons.listRecordsTo("QM-2024-v1")).toEqual([]);

    advance(recoverAfterMs);
    await sweep(platform);
    expect(await ports.comparisons.listRecordsTo("QM-2024-v1")).toHaveLength(1);
    expect(await ports.releases.listReleases(series, 2024)).toMatchObject([{ silent, members: ["QM-2024-v1"] }]);
    for (let days = 0; days < 4; days++) {
      advance(day);
      await sweep(platform);
    }
    expect(await ports.releases.listReleases(series, 2024)).toMatchObject([{ silent, status: "matched" }]);
    expect((await platform.listMails()).length).toBe(mails);
    for (const kind of ["version", "arrival", "deliveries"] as const) expect(await ports.work.list(kind)).toEqual([]);
  },
);
