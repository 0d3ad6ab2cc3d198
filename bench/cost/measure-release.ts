import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBucket } from "#functions/aws/bucket-client.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { sourcesPrefix } from "#functions/wiring.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { type Cloud, openCloud } from "#test/infra/cloud/open-cloud.ts";
import { place } from "#test/infra/cloud/resolve-template.ts";
import { synthesised } from "#test/infra/synthesise.ts";
import { type Counts, combine } from "./counts.ts";
import { openMeter, type PartitionLoad } from "./open-meter.ts";

/** A report in two editions: its country, and where the pages lie. */
export interface ReportPair {
  readonly country: string;
  readonly from: string;
  readonly to: string;
}

/** What one small release came to. */
export interface MeasuredRelease {
  /** Reports come in, are compared, closed, matched and mailed. */
  readonly release: Counts;
  /** Units that each partition was asked for in it. */
  readonly partitions: Readonly<Record<string, PartitionLoad>>;
  /** Gigabyte seconds of deliver-email in it. */
  readonly sending: number;
  /** One start of each schedule when there is nothing to do. */
  readonly idle: Readonly<Record<string, Counts>>;
  /** A look at one page that is due: found, queued, asked for, recorded. */
  readonly look: Counts;
  /** Bytes in the table for each report: version and comparison. */
  readonly bytesPerReport: number;
}

const hour = 3_600_000;
/** Names of the template's schedules, as they are started here. */
const scheduleNames = (): string[] =>
  synthesised("prod")
    .ofType("AWS::Scheduler::Schedule")
    .map(([, { Properties }]) => String(Properties.Name).replace("palimpsest-prod-", ""));

const drop = async (cloud: Cloud, name: string, path: string) => {
  const template = synthesised("prod");
  const [id = ""] = template.ofType("AWS::S3::Bucket").find(([logical]) => logical.startsWith("Sources")) ?? [];
  const client = {
    endpoint: `http://127.0.0.1:${cloud.backends.emulator.port}`,
    region: place.region,
    credentials: { accessKeyId: "operator", secretAccessKey: "none" },
  };
  await openBucket(cloud.resolver.nameOf(id), client).putNew(`${sourcesPrefix}${name}`, await readFile(path));
};

const comeIn = async (cloud: Cloud) => {
  await cloud.runSchedule("watch-sources");
  await cloud.drain();
  cloud.advance(7 * hour);
  await cloud.runSchedule("close-release");
  await cloud.drain();
};

/** Bytes that the items of the table take, as DynamoDB would count them. */
const tableBytes = async (cloud: Cloud): Promise<number> => {
  let bytes = 0;
  for await (const page of cloud.backends.table.scanPages()) {
    for (const key of page) {
      const item = await cloud.backends.table.get(key);
      bytes += Buffer.byteLength(JSON.stringify({ ...item, body: undefined })) + (item?.body?.length ?? 0) + 100;
    }
  }
  return bytes;
};

/**
 * Let the synthesised stack of `prod` live through a release on this machine, and count what goes over the wire.
 *
 * The earlier edition is there before; then the later one comes in, is compared, closed, matched and mailed.
 *
 * @param follow - how many countries each subscriber follows: one, in turn, or all
 */
export const measureRelease = async (
  reports: readonly ReportPair[],
  subscribers: number,
  follow: "one" | "all",
): Promise<MeasuredRelease> => {
  const folder = await mkdtemp(join(tmpdir(), "palimpsest-cost-"));
  const meter = openMeter();
  const cloud = await openCloud(synthesised("prod"), folder, meter);
  try {
    for (const { country, from } of reports) await drop(cloud, `from/${country}.html`, from);
    await comeIn(cloud);
    const store = subscriptionStore(cloud.backends.table);
    for (let i = 0; i < subscribers; i++) {
      const countries = follow === "all" ? ("all" as const) : [reports[i % reports.length]?.country ?? ""];
      const wish = {
        email: `reader-${i}@example.org`,
        criteria: { countries, topics: "all" as const },
        frequency: "release" as const,
      };
      await subscribeAddress(store, cloud.backends.secret, wish, new Date());
    }
    for (const { country, to } of reports) await drop(cloud, `to/${country}.html`, to);
    meter.take();
    await comeIn(cloud);
    const { counts: release, partitions, computing } = meter.take();
    const idle: Record<string, Counts> = {};
    // The pages name the whole edition, and none of it was looked at: every page of it is due.
    await cloud.runSchedule("watch-sources");
    await cloud.drain();
    const looks = meter.take().counts;
    for (const name of scheduleNames()) {
      await cloud.runSchedule(name);
      idle[name] = meter.take().counts;
      await cloud.drain();
      meter.take();
    }
    // Each page is a start of ingest-version; one start found them all.
    const looked = (looks.starts ?? 0) - 1;
    const look = combine([looks, 1 / looked]);
    return {
      release,
      partitions: Object.fromEntries(partitions),
      sending: computing["deliver-email"] ?? 0,
      idle,
      look,
      bytesPerReport: (await tableBytes(cloud)) / (2 * reports.length),
    };
  } finally {
    await cloud.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
