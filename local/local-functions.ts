import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { createHandler as closeRelease } from "#functions/close-release/handler.ts";
import { createHandler as compareVersion } from "#functions/compare-version/handler.ts";
import { createHandler as deliverEmail } from "#functions/deliver-email/handler.ts";
import type { Settings } from "#functions/deps.ts";
import { createHandler as extractPdf } from "#functions/extract-pdf/handler.ts";
import { createHandler as ingestVersion } from "#functions/ingest-version/handler.ts";
import { createHandler as matchAlerts } from "#functions/match-alerts/handler.ts";
import { createHandler as recordFeedback } from "#functions/record-feedback/handler.ts";
import { createHandler as recoverWork } from "#functions/recover-work/handler.ts";
import { createHandler as sendDigests } from "#functions/send-digests/handler.ts";
import { createHandler as tendSubscribers } from "#functions/tend-subscribers/handler.ts";
import { createHandler as watchSources } from "#functions/watch-sources/handler.ts";
import type { FunctionName } from "#functions/wiring.ts";
import type { Ports } from "#shared/ports.ts";

/** The handlers of the functions, by what starts them. */
export interface LocalFunctions {
  readonly onQueue: Readonly<
    Partial<Record<FunctionName, (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | undefined>>>
  >;
  readonly onSchedule: Readonly<Partial<Record<FunctionName, (event: unknown, context: Context) => Promise<void>>>>;
}

/** Build the handlers of all functions that a queue feeds or a schedule starts; each sees no more than its `Deps` name. */
export const localFunctions = (ports: Ports, settings: Settings): LocalFunctions => {
  const deps = { ...ports, settings };
  return {
    onQueue: {
      "ingest-version": ingestVersion(deps),
      "extract-pdf": extractPdf(deps),
      "compare-version": compareVersion(deps),
      "match-alerts": matchAlerts(deps),
      "deliver-email": deliverEmail(deps),
      "record-feedback": recordFeedback(deps),
    },
    onSchedule: {
      "watch-sources": watchSources(deps),
      "close-release": closeRelease(deps),
      "send-digests": sendDigests(deps),
      "recover-work": recoverWork(deps),
      "tend-subscribers": tendSubscribers(deps),
    },
  };
};
