import { setTimeout as wait } from "node:timers/promises";
import { StoreUnavailableError } from "#shared/store-errors.ts";

/** How often a call is made anew, with its endpoint resolved again, where the connection is refused. */
const refusedAttempts = 8;
/** Grows with each attempt: 3.6 s in all. */
const refusedWaitMs = 100;

const refusedCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE"]);
const unavailableNames = new Set([
  "InternalServerError",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ServiceUnavailable",
  "ThrottlingException",
  "TimeoutError",
]);

interface CallFailure extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const isCallFailure = (error: unknown): error is CallFailure => error instanceof Error;

/** `fetch` says what happened to its connection in its cause. */
const codeOf = (error: CallFailure): string | undefined =>
  error.code ?? (isCallFailure(error.cause) ? error.cause.code : undefined);

const isRefused = (error: CallFailure) => refusedCodes.has(codeOf(error) ?? "");

/** Status of the answer that an error tells of; undefined where there was none. */
export const statusOf = (error: unknown): number | undefined =>
  isCallFailure(error) ? error.$metadata?.httpStatusCode : undefined;

const isUnavailable = (error: CallFailure) =>
  unavailableNames.has(error.name) || isRefused(error) || (statusOf(error) ?? 0) >= 500 || statusOf(error) === 429;

/** Whether a condition of a write did not hold. */
export const isConditionFailure = (error: unknown): boolean =>
  isCallFailure(error) && error.name === "ConditionalCheckFailedException";

/**
 * Make a call to the store and name its failures.
 *
 * The SDK repeats throttled and broken calls by itself, but always to the same endpoint. Where the connection is refused
 * the call is made anew here: on one machine the database may just have moved to another process.
 *
 * @param operation - completes "Cannot …" in the error
 * @throws StoreUnavailableError where it may succeed later; anything else as it comes
 */
export async function callStore<Output>(operation: string, call: () => Promise<Output>): Promise<Output> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (!isCallFailure(error) || !isUnavailable(error)) throw error;
      if (!isRefused(error) || attempt === refusedAttempts) {
        throw new StoreUnavailableError(operation, codeOf(error) ?? error.name, { cause: error });
      }
      await wait(refusedWaitMs * attempt);
    }
  }
}
