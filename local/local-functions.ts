import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { FunctionName } from "#functions/wiring.ts";

/** The handlers of the functions, by what starts them. */
export interface LocalFunctions {
  readonly onQueue: Readonly<
    Partial<Record<FunctionName, (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | undefined>>>
  >;
  readonly onSchedule: Readonly<Partial<Record<FunctionName, (event: unknown, context: Context) => Promise<void>>>>;
}
