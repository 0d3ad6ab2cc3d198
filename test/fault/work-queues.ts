import { type FunctionName, functionWiring, type QueueName, wiring } from "#functions/wiring.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import type { ReceivedMessage } from "#local/queue-tables.ts";
import type { World } from "./open-world.ts";

/** How a message is treated: as it should be, or given again later, or now, or twice at once. */
export type Treatment =
  | { readonly kind: "once" }
  | { readonly kind: "later"; readonly delayMs: number }
  | { readonly kind: "again"; readonly delayMs: number }
  | { readonly kind: "twice-at-once" };

/** Decides what is worked on next, and how. */
export interface Order {
  /** The order in which queues are looked at. */
  queues(): readonly QueueName[];
  treat(message: ReceivedMessage): Treatment;
}

const fed = (Object.keys(wiring.functions) as FunctionName[]).flatMap((name) =>
  functionWiring(name).triggers.flatMap((trigger) =>
    trigger.kind === "queue" ? [{ name, queue: trigger.queue, batchSize: trigger.batchSize }] : [],
  ),
);
const queueNames = Object.keys(wiring.queues) as QueueName[];

/** Everything as it comes, once; feedback before deliveries, as on one machine. */
export const plainOrder: Order = {
  queues: () => queueNames.toSorted((a, b) => Number(b === "feedback") - Number(a === "feedback")),
  treat: () => ({ kind: "once" }),
};

/** Run something in the name of a function; what it gave up waiting for happens when it has ended. */
export const runAs = async <Result>({ calls }: World, name: FunctionName, work: () => Promise<Result>) => {
  calls.running = name;
  try {
    return await work();
  } finally {
    calls.running = undefined;
    await calls.runLate();
  }
};

const call = async (world: World, queue: QueueName, name: FunctionName, messages: readonly ReceivedMessage[]) => {
  const handler = world.functions.onQueue[name];
  if (handler === undefined) throw new TypeError(`${name} is fed by ${queue} and has no handler`);
  const answer = await handler(sqsEvent(queue, messages), lambdaContext(name));
  return new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
};

/** The queue's own calls on behalf of a function: where one fails, the message comes again when its time is over. */
const acknowledge = async ({ calls, queues }: World, queue: QueueName, receipt: string) => {
  const fail = () => undefined;
  await calls.call({ operation: `queue ${queue} delete`, work: async () => queues.delete(receipt), fail });
};

const workOn = async (
  world: World,
  queue: QueueName,
  name: FunctionName,
  batch: readonly ReceivedMessage[],
  order: Order,
) => {
  const { queues } = world;
  const treated = batch.map((message) => ({ message, treatment: order.treat(message) }));
  for (const { message, treatment } of treated) {
    if (treatment.kind === "later") queues.changeVisibility(message.receipt, treatment.delayMs);
  }
  const given = treated.filter(({ treatment }) => treatment.kind !== "later");
  if (given.length === 0) return;
  const messages = given.map(({ message }) => message);
  const twice = given.filter(({ treatment }) => treatment.kind === "twice-at-once").map(({ message }) => message);
  const [failed] = await Promise.all([
    call(world, queue, name, messages),
    ...(twice.length > 0 ? [call(world, queue, name, twice)] : []),
  ]);
  for (const { message, treatment } of given) {
    // What failed is visible again when its time is over, as in SQS.
    if (failed.has(message.id)) continue;
    if (treatment.kind === "again") queues.changeVisibility(message.receipt, treatment.delayMs);
    else await acknowledge(world, queue, message.receipt);
  }
};

/** Work on what can be received now. @returns whether there was anything */
const workOnce = async (world: World, order: Order): Promise<boolean> => {
  for (const queue of order.queues()) {
    const feed = fed.find((one) => one.queue === queue);
    if (feed === undefined) throw new TypeError(`no function is fed by ${queue}`);
    const visibilityMs = 6 * functionWiring(feed.name).timeoutSeconds * 1000;
    const messages = world.queues.receive(queue, feed.batchSize, visibilityMs);
    if (messages.length === 0) continue;
    await runAs(world, feed.name, () => workOn(world, queue, feed.name, messages, order));
    return true;
  }
  return false;
};

const stepMs = 30_000;

/** Work until the queues are empty or the time has come; time passes only while there is nothing to do but to wait. */
export const workUntil = async (world: World, until: Date, order: Order): Promise<void> => {
  const { clock, queues } = world;
  for (;;) {
    if (await workOnce(world, order)) continue;
    const { inFlight } = queues.counts(queueNames);
    const next = new Date(clock.now().getTime() + stepMs);
    if (inFlight === 0 || next > until) return world.setTime(until);
    await world.setTime(next);
  }
};

/** Messages that are not done, and those that were put aside. */
export const leftOver = ({ queues }: World) => queues.counts(queueNames);
