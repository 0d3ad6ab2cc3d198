import middy from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Hono } from "hono";
import { handle, type LambdaEvent } from "hono/aws-lambda";
import * as z from "zod";
import { BoundaryError, type ErrorContext, ServiceError } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";

/** What every function's edge knows. */
interface Edge {
  readonly name: string;
  readonly log: Log;
}

/** A started function as Lambda and the platform on one machine call it. */
export type Handler<Event, Result> = (event: Event, context: Context) => Promise<Result>;

/** The one stack: STARTED and COMPLETED at info, FAILED with its code; `figures` reads what the completed line tells. */
const stack = <Event, Result>(
  { name, log }: Edge,
  work: Handler<Event, Result>,
  figures: (event: Event, result: Result | null | undefined) => ErrorContext = () => ({}),
): Handler<Event, Result> =>
  middy<Event, Result>()
    .use({
      // Blocks on purpose: whatever a middleware returns ends the request as its answer.
      before: ({ context }) => {
        log.info("FUNCTION_STARTED", { function: name, request: context.awsRequestId });
      },
      after: ({ context, event, response }) => {
        log.info("FUNCTION_COMPLETED", { function: name, request: context.awsRequestId, ...figures(event, response) });
      },
      onError: ({ context, error }) => {
        log.error("FUNCTION_FAILED", error, { function: name, request: context.awsRequestId });
      },
    })
    .handler(work);

/** What hono answers to a request of the HTTP API. */
type HttpAnswer = Awaited<ReturnType<ReturnType<typeof handle>>>;

/** Parse what came in at a door. @throws BoundaryError naming every field that is wrong, without its value. */
const parseAtDoor = <Schema extends z.ZodType>(schema: Schema, value: unknown, what: string): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join(".") || "(whole)"}: ${issue.code}`).join("; ");
  throw new BoundaryError(
    `Cannot read ${what}: ${issues}; expected the shape of its schema; correct its sender or this schema`,
  );
};

const queueEventSchema = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

const parseBody = <Schema extends z.ZodType>(schema: Schema, body: string, name: string): z.output<Schema> => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new BoundaryError(
      `Cannot read a message of ${name}: it is no JSON; expected one document; correct its sender`,
      {},
      { cause },
    );
  }
  return parseAtDoor(schema, value, `a message of ${name}`);
};

/** A defect may pass too (another version of the code), so it is tried again like a failure that says so. */
const mayPass = (error: unknown) => !(error instanceof ServiceError) || error.retryable;

/**
 * Make the handler of a function that a queue feeds.
 *
 * Messages are taken one after the other, each parsed once. One that fails is reported by itself (partial batch failure)
 * and the rest go on. Whether it may pass later only decides the log line: in both cases its queue gives it again until
 * its receives are used up and keeps it among the dead letters.
 *
 * @param edge.handle - must be able to run twice on the same message
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export const queueHandler = <Schema extends z.ZodType>(
  edge: Edge & { readonly message: Schema; readonly handle: (message: z.output<Schema>) => Promise<void> },
): Handler<SQSEvent, SQSBatchResponse> =>
  stack<SQSEvent, SQSBatchResponse>(
    edge,
    async (event) => {
      const failed: SQSBatchResponse["batchItemFailures"] = [];
      for (const { messageId, body } of parseAtDoor(queueEventSchema, event, `the batch of ${edge.name}`).Records) {
        try {
          await edge.handle(parseBody(edge.message, body, edge.name));
        } catch (error) {
          failed.push({ itemIdentifier: messageId });
          const code = mayPass(error) ? "MESSAGE_RETRIED" : "MESSAGE_REFUSED";
          edge.log.error(code, error, { function: edge.name, messageId });
        }
      }
      return { batchItemFailures: failed };
    },
    (event, result) => ({ messages: event.Records.length, failed: result?.batchItemFailures.length ?? null }),
  );

/**
 * Make the handler of a function that a schedule starts.
 *
 * @param edge.input - schema of the schedule's input; what a schedule without one sends has other fields, so make all of
 * them optional where there may be none
 * @throws whatever `handle` throws, so that the platform starts it again
 */
export const scheduleHandler = <Schema extends z.ZodType>(
  edge: Edge & { readonly input: Schema; readonly handle: (input: z.output<Schema>) => Promise<void> },
): Handler<unknown, void> =>
  stack<unknown, void>(edge, async (event) => {
    await edge.handle(parseAtDoor(edge.input, event ?? {}, `the input of ${edge.name}`));
  });

/**
 * Make the handler of a function behind the HTTP API from the app that answers its requests.
 *
 * The path is not logged: links in mails carry tokens in it.
 */
export const httpHandler = (edge: Edge & { readonly app: Hono }): Handler<LambdaEvent, HttpAnswer> => {
  const answer = handle(edge.app);
  return stack<LambdaEvent, HttpAnswer>(
    edge,
    (event, context) => answer(event, context),
    (_event, response) => ({ status: response?.statusCode ?? null }),
  );
};
