import type { Stack } from "aws-cdk-lib";
import { type FunctionName, functionWiring, type QueueName, wiring } from "#functions/wiring.ts";
import type { StackSettings } from "#infra/settings.ts";

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] =>
  // Object.keys forgets the keys' type.
  Object.keys(table) as Name[];

/** Queues and functions of the wiring table, in its order. */
export const queueNames: readonly QueueName[] = namesOf(wiring.queues);
export const functionNames: readonly FunctionName[] = namesOf(wiring.functions);

/** Functions that read a queue, at least one. */
export const readersOf = (queue: QueueName): readonly FunctionName[] =>
  functionNames.filter((name) =>
    functionWiring(name).triggers.some((trigger) => trigger.kind === "queue" && trigger.queue === queue),
  );

/** Whether a schedule starts the function, so that a failed start has nobody who would notice. */
export const isScheduled = (name: FunctionName): boolean =>
  functionWiring(name).triggers.some(({ kind }) => kind === "schedule");

/** Name a resource so that two environments can live in one account and operators can say its name. */
export const physicalName = ({ environment }: StackSettings, name: string): string =>
  `palimpsest-${environment}-${name}`;

/** Where the service's own metrics stand. */
export const metricsNamespace = ({ environment }: StackSettings): string => `Palimpsest/${environment}`;

/** Make the id of a construct from a name of the wiring table: `match-alerts` is `MatchAlerts`. */
export const constructId = (name: string): string =>
  name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** ARN of a queue of this stack by its name, where a reference would make a circle. */
export const queueArn = (stack: Stack, queueName: string): string =>
  stack.formatArn({ service: "sqs", resource: queueName });
