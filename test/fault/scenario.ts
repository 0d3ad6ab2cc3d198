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
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import type { Frequency, Subscriber } from "#shared/alert/subscription.ts";
import { type WrittenWish, writeSubscription } from "#shared/alert/write-subscription.ts";
import { madeSubscriber } from "../made-subscription.ts";
import type { World } from "./open-world.ts";
import { visits } from "./visits.ts";
import { leftOver, type Order, runAs, workUntil } from "./work-queues.ts";
import type { Pages } from "./write-pages.ts";

/** A Monday, so that the week's digest is not near. */
export const beginning = new Date("2025-08-11T00:00:00Z");

const at = (day: number, time: string) => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(beginning.getTime() + ((day * 24 + hours) * 60 + minutes) * 60_000);
};

/** What a schedule starts, or a person does. */
interface Step {
  readonly at: Date;
  /** What the publisher shows by then. */
  readonly served: readonly string[];
  readonly take: (world: World) => Promise<void>;
}

/** EventBridge Scheduler starts Lambda asynchronously, which tries twice more. */
const tries = 3;

const start = (name: FunctionName, input: object) => async (world: World) => {
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

/** What happens on a day, by its times. */
interface Day {
  readonly watch?: readonly string[];
  readonly sweep: readonly string[];
  readonly digest?: string;
  readonly tend?: string;
  readonly visits?: Readonly<Record<string, (world: World) => Promise<void>>>;
}

const stepsOf = (
  day: number,
  served: readonly string[],
  { watch = [], sweep, digest, tend, visits: byTime = {} }: Day,
): Step[] => {
  const step = (time: string, take: Step["take"]): Step => ({ at: at(day, time), served, take });
  return [
    ...watch.map((time) => step(time, start("watch-sources", {}))),
    ...sweep.flatMap((time) => [step(time, start("close-release", {})), step(time, start("recover-work", {}))]),
    ...(digest === undefined ? [] : [step(digest, start("send-digests", { frequency: "daily" }))]),
    ...(tend === undefined ? [] : [step(tend, start("tend-subscribers", {}))]),
    ...Object.entries(byTime).map(([time, take]) => step(time, take)),
  ];
};

/**
 * Three days of a publisher with two countries: the edition of 2023 is there when the service begins, on the second day that
 * of 2024 is, on the third one page of it is another, and a PDF of 2022 comes to light. A visitor signs up, reads, changes
 * their mind and leaves; on the fourth day those are tended whose time has come. Schedules run more rarely than in the
 * service, which saves nothing but time: none of them does anything but what is due.
 */
const timelineOf = ({ earlier, later, revised, found }: Pages): Step[] =>
  [
    ...stepsOf(0, earlier, {
      watch: ["00:00"],
      sweep: ["00:20", "03:00", "06:30", "09:00"],
      digest: "10:00",
      visits: { "12:00": visits.signUp, "14:00": visits.confirm },
    }),
    ...stepsOf(1, [...earlier, ...later], {
      watch: ["00:00", "03:00"],
      sweep: ["00:20", "01:30", "02:30", "03:30", "05:00", "07:00", "11:00"],
      digest: "10:00",
      visits: { "14:00": visits.read, "16:00": visits.change },
    }),
    ...stepsOf(2, [revised, found], {
      watch: ["00:00"],
      sweep: ["00:20", "06:30", "07:30", "09:00", "12:00"],
      visits: { "14:00": visits.pause },
    }),
    ...stepsOf(3, [], { sweep: ["08:00", "11:00"], digest: "10:00", tend: "04:30", visits: { "14:00": visits.leave } }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
const ending = at(4, "00:00");

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

const daysBefore = (days: number) => at(-days, "00:00").toISOString();

/** Those whose time comes on the fourth day: to be asked, to lapse, and to be forgotten. What they follow has no report. */
const tended: readonly { email: string; fields: Partial<Subscriber> }[] = [
  { email: "asked@example.org", fields: { confirmedAt: daysBefore(363) } },
  { email: "lapsing@example.org", fields: { confirmedAt: daysBefore(395), askedAt: daysBefore(28) } },
  { email: "gone@example.org", fields: { status: "unsubscribed", reason: "unsubscribed", endedAt: daysBefore(5) } },
];

const subscribeAll = async ({ ports, settings }: World): Promise<void> => {
  for (const wish of wishes) await subscribeAddress(ports.subscriptions, settings.secret, wish, beginning);
  const wish: WrittenWish = { criteria: { countries: ["QO"], topics: ["killings"] }, frequency: "release" };
  for (const { email, fields } of tended) {
    const id = subscriberId(email, settings.secret);
    await ports.subscriptions.putSubscriber(madeSubscriber({ id, email, ...fields }));
    await ports.subscriptions.putSubscription(writeSubscription(id, wish));
  }
  const email = "never@example.org";
  const id = subscriberId(email, settings.secret);
  await ports.subscriptions.putSubscriber(madeSubscriber({ id, email, status: "unconfirmed" }));
  await ports.subscriptions.putSubscription(writeSubscription(id, wish, at(2, "00:00")));
};

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
  // Whoever takes it up later finds what became of them.
  if (world.clock.now() <= beginning) await subscribeAll(world);
  for (const step of timelineOf(pages)) {
    if (step.at < world.clock.now()) continue;
    await workUntil(world, step.at, order);
    world.serve(step.served);
    await step.take(world);
  }
  await workUntil(world, ending, order);
  return observe(world);
};
