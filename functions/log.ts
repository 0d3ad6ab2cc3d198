import { Logger } from "@aws-lambda-powertools/logger";
import { isLogCode } from "#functions/log-codes.ts";
import { type ErrorContext, ServiceError } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";

/** A mail address, percent-encoded or not, wherever it stands in a string; a comparison's id (`…-v1@0123..KZ-…`) is none. */
const mailAddress = /(?:"[^"\s]*"|[^\s@<>"'(),;:?&=]+)(?:@|%40)(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/giu;

const withoutAddresses = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(mailAddress, "[address]") : value;

/** Last guard, not the rule: whoever logs leaves addresses out; an error of another's making may still carry one. */
const guarded = (fields: ErrorContext): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withoutAddresses(value)]));

/** What an error says; its context stands apart, since its names are not ours to keep from meeting those of a line. */
const describe = (error: unknown): Record<string, unknown> => {
  if (error instanceof ServiceError) {
    const said = guarded({ errorCode: error.code, errorMessage: error.message, ...causeOf(error) });
    return { ...said, errorContext: guarded(error.context) };
  }
  if (error instanceof Error) {
    const { name, message, stack } = error;
    return guarded({ errorCode: name, errorMessage: message, errorStack: stack ?? null, ...causeOf(error) });
  }
  return guarded({ errorCode: "UNKNOWN", errorMessage: String(error) });
};

const causeOf = (error: Error): ErrorContext =>
  error.cause instanceof Error ? { errorCause: `${nameOf(error.cause)}: ${error.cause.message}` } : {};

/** The names of our own classes are not kept in bundles; their codes are. */
const nameOf = (error: Error): string => (error instanceof ServiceError ? error.code : error.name);

/**
 * Open the structured log of one function.
 *
 * One line of JSON each, by Powertools: `message` is the registered code. A code that is not registered is a slip of ours
 * and is written under `LOG_CODE_UNKNOWN`, since a log line must never stop the work that it tells of.
 *
 * @param name - the function's name, written as `service`
 * @param logger - by default a Powertools logger on standard output, level from `POWERTOOLS_LOG_LEVEL`
 */
export const openLog = (name: string, logger: Logger = new Logger({ serviceName: name })): Log => {
  const line = (level: "info" | "warn" | "error", code: string, fields: Record<string, unknown>) =>
    isLogCode(code) ? logger[level](code, fields) : logger[level]("LOG_CODE_UNKNOWN", { ...fields, unknownCode: code });
  return {
    info: (code, fields = {}) => line("info", code, guarded(fields)),
    warn: (code, fields = {}) => line("warn", code, guarded(fields)),
    error: (code, error, fields = {}) => line("error", code, { ...guarded(fields), ...describe(error) }),
  };
};
