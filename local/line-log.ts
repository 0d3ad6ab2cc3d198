import { type ErrorContext, ServiceError } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";

const fieldsText = (fields: ErrorContext) =>
  Object.entries(fields)
    .map(([name, value]) => ` ${name}=${typeof value === "string" && /\s/.test(value) ? JSON.stringify(value) : value}`)
    .join("");

const errorText = (error: unknown) => {
  if (error instanceof ServiceError) return ` ${error.code}: ${error.message}`;
  if (error instanceof Error) return ` ${error.stack ?? `${error.name}: ${error.message}`}`;
  return ` ${String(error)}`;
};

/**
 * Make a log that a person can follow: time, level, code and fields, one line each.
 *
 * @param write - takes a line without its end
 */
export const lineLog = (write: (line: string) => void, now: () => Date = () => new Date()): Log => {
  const line = (level: string, code: string, rest: string) => write(`${now().toISOString()} ${level} ${code}${rest}`);
  return {
    info: (code, fields = {}) => line("info ", code, fieldsText(fields)),
    warn: (code, fields = {}) => line("warn ", code, fieldsText(fields)),
    error: (code, error, fields = {}) => line("error", code, `${fieldsText(fields)}${errorText(error)}`),
  };
};

/** A log that says nothing. */
export const noLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
