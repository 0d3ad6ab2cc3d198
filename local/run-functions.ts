import { setTimeout as sleep } from "node:timers/promises";
import { type FunctionName, functionWiring, type QueueName, type Trigger, wiring } from "#functions/wiring.ts";
import { failureCode } from "#local/dead-letters.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import type { LocalFunctions } from "#local/local-functions.ts";
import type { LocalQueues } from "#local/local-queues.ts";
import type { ReceivedMessage } from "#local/queue-tables.ts";
import type { Log } from "#shared/ports.ts";

/** A function that a queue feeds. */
interface Feed {
  readonly function: FunctionName;
  readonly queue: QueueName;
  readonly batchSize: number;
  readonly concurrency: number;
  readonly visibilityMs: number;
}

/** What became of a drain; `dead` counts the messages that went to the dead letters meanwhile. */
export type Drained = { readonly kind: "drained" | "stopped"; readonly dead: number };

const pollMs = 50;
/** A machine of two cores gains nothing from more. */
const maxConcurrency = 2;

/** How long a failed message waits: half a second, then twice as long each time, up to half a minute; not to be put aside. */
const retryDelayMs = ({ queue, visibilityMs }: Feed, receives: number) =>
  receives >= wiring.queues[queue].maxReceives ? 0 : Math.min(visibilityMs, 30_000, 500 * 2 ** (receives - 1));

/** Wait, or go on at once where the signal says so. */
const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);

const feedsOf = (name: FunctionName): Feed[] => {
  const { triggers, timeoutSeconds } = functionWiring(name);
  return triggers
    .filter((trigger): trigger is Extract<Trigger, { kind: "queue" }> => trigger.kind === "queue")
    .map(({ queue, batchSize, maximumConcurrency = 1 }) => ({
      function: name,
      queue,
      batchSize,
      concurrency: Math.min(maxConcurrency, maximumConcurrency),
      visibilityMs: 6 * timeoutSeconds * 1000,
    }));
};

const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(wiring.functions, name);
const feeds = Object.keys(wiring.functions).filter(isFunctionName).flatMap(feedsOf);

/** Feeds the functions from their queues, as Lambda's event source mappings do. */
export class FunctionRunner {
  readonly #queues: LocalQueues;
  readonly #functions: LocalFunctions;
  readonly #log: Log;
  readonly #beforeDeliveries: () => Promise<void>;
  readonly #isPaused: () => boolean;
  #feedbackUnderWay = 0;

  /**
   * @param options.beforeDeliveries - makes sure that the mailbox has emitted what it has to tell
   * @param options.isPaused - whether nothing new may begin just now
   */
  constructor(options: {
    queues: LocalQueues;
    functions: LocalFunctions;
    log: Log;
    beforeDeliveries: () => Promise<void>;
    isPaused?: () => boolean;
  }) {
    this.#isPaused = options.isPaused ?? (() => false);
    this.#queues = options.queues;
    this.#functions = options.functions;
    this.#log = options.log;
    this.#beforeDeliveries = options.beforeDeliveries;
  }

  /** Work on all queues until the signal; what is under way then is ended. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(feeds.flatMap((feed) => this.#workers(feed, signal)));
  }

  /**
   * Work until these queues hold nothing, neither to be received nor in flight in any process.
   *
   * With the deliveries goes their feedback, and before them. A message that fails is tried again until it succeeds or
   * goes to the dead letters.
   */
  async drain(queues: readonly QueueName[], signal?: AbortSignal): Promise<Drained> {
    const all: QueueName[] = queues.includes("deliveries") ? ["feedback", ...queues] : [...queues];
    const deadBefore = this.#queues.counts(all).dead;
    const done = new AbortController();
    const stop = signal === undefined ? done.signal : AbortSignal.any([signal, done.signal]);
    const work = Promise.all(
      feeds.filter(({ queue }) => all.includes(queue)).flatMap((feed) => this.#workers(feed, stop)),
    );
    const watch = this.#watchUntilEmpty(all, stop).finally(() => done.abort());
    // A worker that fails ends the drain; without this the watch would go on for ever.
    await Promise.all([work.finally(() => done.abort()), watch]);
    const dead = this.#queues.counts(all).dead - deadBefore;
    return { kind: signal?.aborted === true ? "stopped" : "drained", dead };
  }

  async #watchUntilEmpty(queues: readonly QueueName[], signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#queues.isEmpty(queues)) return;
      await pause(pollMs, signal);
    }
  }

  #workers(feed: Feed, signal: AbortSignal): Promise<void>[] {
    return Array.from({ length: feed.concurrency }, async () => {
      let idle = 0;
      while (!signal.aborted) {
        if (await this.#workOnce(feed)) idle = 0;
        // What was just busy is looked at again soon: the next step often follows within a moment.
        else await pause(Math.min(pollMs, 2 ** idle++), signal);
      }
    });
  }

  /** @returns whether there was anything to do */
  async #workOnce(feed: Feed): Promise<boolean> {
    if (this.#isPaused()) return false;
    if (feed.queue === "deliveries") {
      await this.#beforeDeliveries();
      if (this.#feedbackUnderWay > 0 || this.#queues.counts(["feedback"]).visible > 0) return false;
    }
    const messages = this.#queues.receive(feed.queue, feed.batchSize, feed.visibilityMs);
    if (messages.length === 0) return false;
    const isFeedback = feed.queue === "feedback" ? 1 : 0;
    this.#feedbackUnderWay += isFeedback;
    try {
      await this.#workOn(feed, messages);
    } finally {
      this.#feedbackUnderWay -= isFeedback;
    }
    return true;
  }

  async #workOn(feed: Feed, messages: readonly ReceivedMessage[]): Promise<void> {
    const failed = await this.#call(feed, messages);
    for (const { id, receipt, receives } of messages) {
      if (failed === "all" || failed.has(id)) {
        this.#queues.changeVisibility(receipt, retryDelayMs(feed, receives));
      } else {
        this.#queues.delete(receipt);
      }
    }
  }

  /**
   * Call the function and say which messages failed: all where it threw, or where it named one that it was not given.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  async #call(feed: Feed, messages: readonly ReceivedMessage[]): Promise<ReadonlySet<string> | "all"> {
    const call = this.#functions.onQueue[feed.function];
    if (call === undefined) throw new TypeError(`no handler for ${feed.function}, which the queue ${feed.queue} feeds`);
    try {
      const answer = await call(sqsEvent(feed.queue, messages), lambdaContext(feed.function));
      const failed = new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const given = new Set(messages.map(({ id }) => id));
      return failed.isSubsetOf(given) ? failed : "all";
    } catch (error) {
      this.#log.error("FUNCTION_FAILED", error, { function: feed.function });
      for (const { id } of messages) this.#queues.noteFailure(id, failureCode(error));
      return "all";
    }
  }
}
