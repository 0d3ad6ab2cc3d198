import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { exportState } from "#functions/aws/export-state.ts";
import type { FunctionName } from "#functions/wiring.ts";
import { lambdaContext } from "#local/lambda-event.ts";
import { listMails, mailPath } from "#local/mailbox-files.ts";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import type { World } from "./open-world.ts";
import { leftOver, type Order, runAs, workUntil } from "./work-queues.ts";
import type { Pages } from "./write-pages.ts";

/** A Monday, so that the week's digest is not near. */
export const beginning = new Date("2025-08-11T00:00:00Z");

const at = (day: number, time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(beginning.getTime() + ((day * 24 + hours) * 60 + minutes) * 60_000);
};

/** What a schedule starts. */
interface Start {
  readonly at: Date;
  readonly name: FunctionName;
  readonly input: object;
  /** What the publisher shows by then. */
  readonly served: readonly string[];
}

const starts = (
  day: number,
  served: readonly string[],
  times: { readonly watch: readonly string[]; readonly sweep: readonly string[]; readonly digest?: string },
): Start[] => [
  ...times.watch.map((time) => ({ at: at(day, time), name: "watch-sources" as const, input: {}, served })),
  ...times.sweep.flatMap((time) =>
    (["close-release", "recover-work"] as const).map((name) => ({ at: at(day, time), name, input: {}, served })),
  ),
  ...(times.digest === undefined
    ? []
    : [{ at: at(day, times.digest), name: "send-digests" as const, input: { frequency: "daily" }, served }]),
];

/**
 * Three days of a publisher with two countries: the edition of 2023 is there when the service begins, on the second day that
 * of 2024 is, on the third one page of it is another. Schedules run more rarely than in the service, which saves nothing
 * but time: none of them does anything but what is due.
 */
const timelineOf = ({ earlier, later, revised }: Pages): Start[] =>
  [
    ...starts(0, earlier, { watch: ["00:00"], sweep: ["00:20", "03:00", "06:30", "09:00"], digest: "10:00" }),
    ...starts(1, [...earlier, ...later], {
      watch: ["00:00", "03:00"],
      sweep: ["00:20", "01:30", "02:30", "03:30", "05:00", "07:00", "11:00"],
      digest: "10:00",
    }),
    ...starts(2, [revised], { watch: ["00:00"], sweep: ["00:20", "06:30", "07:30", "09:00", "12:00"] }),
    ...starts(3, [], { watch: [], sweep: ["08:00", "11:00"], digest: "10:00" }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
const ending = at(4, "00:00");

/** EventBridge Scheduler starts Lambda asynchronously, which tries twice more. */
const tries = 3;

const start = async (world: World, { name, input, served }: Start): Promise<void> => {
  world.serve(served);
  const call = world.functions.onSchedule[name];
  if (call === undefined) throw new TypeError(`${name} is not started by a schedule`);
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      return await runAs(world, name, () => call(input, lambdaContext(name)));
    } catch (error) {
      if (attempt === tries) world.ports.log.error("FUNCTION_FAILED", error, { function: name });
    }
  }
};

const wishes: readonly { email: string; criteria: WrittenCriteria; frequency: Frequency }[] = [
  {
    email: "each@example.org",
    criteria: { countries: ["QM", "QV"], topics: ["killings", "press-freedom"] },
    frequency: "release",
  },
  { email: "daily@example.org", criteria: { countries: ["QV"], topics: "all" }, frequency: "daily" },
  { email: "arrival@example.org", criteria: { countries: ["QM"], topics: ["press-freedom"] }, frequency: "arrival" },
  {
    email: "arrival@example.org",
    criteria: { countries: ["QM", "QV"], topics: ["press-freedom"] },
    frequency: "release",
  },
];

/** What a run came to. */
export interface Outcome {
  /** As `export` prints it. */
  readonly state: readonly string[];
  /** Delivery, and a hash of the mail's text; one a mail that the mailbox accepted, sorted. */
  readonly mails: readonly string[];
  /** Messages that were put aside or never done. */
  readonly left: number;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Links carry tokens, and those the time. */
const withoutLinks = (text: string) => text.replaceAll(/https:\/\/\S+/g, "(link)");

const readMails = async (folder: string): Promise<string[]> => {
  const mailbox = join(folder, "mailbox");
  const ids = await listMails(mailbox);
  const mails = await Promise.all(
    ids.map(async (id) => {
      const { headers, text = "" } = await simpleParser(await readFile(mailPath(mailbox, id)), {
        skipHtmlToText: true,
        skipTextToHtml: true,
      });
      return `${String(headers.get("palimpsest-delivery"))} ${hashOf(withoutLinks(text))}`;
    }),
  );
  return mails.sort();
};

const observe = async (world: World): Promise<Outcome> => {
  const state: string[] = [];
  for await (const line of exportState(world.table)) state.push(line);
  const { visible, inFlight, dead } = leftOver(world);
  return { state, mails: await readMails(world.folder), left: visible + inFlight + dead };
};

/** Play the scenario from where its clock stands to its end. */
export const playScenario = async (world: World, pages: Pages, order: Order): Promise<Outcome> => {
  for (const wish of wishes) {
    await subscribeAddress(world.ports.subscriptions, world.settings.secret, wish, beginning);
  }
  for (const one of timelineOf(pages)) {
    if (one.at < world.clock.now()) continue;
    await workUntil(world, one.at, order);
    await start(world, one);
  }
  await workUntil(world, ending, order);
  return observe(world);
};
