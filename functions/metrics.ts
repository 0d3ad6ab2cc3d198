import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { LogCode } from "#functions/log-codes.ts";
import type { Log } from "#shared/ports.ts";

/**
 * What is counted, by the log codes that it stands for: whoever logs, counts. CloudWatch gives an account ten metrics of its
 * own for nothing, so there are no more, and none has a dimension that would make it several.
 */
const counted = {
  Watches: ["SOURCE_PAGES_SENT"],
  PagesRefused: ["SOURCE_REFUSED"],
  VersionsRecorded: ["VERSION_RECORDED"],
  ReleasesClosed: ["RELEASE_CLOSED"],
  MailsSent: ["MAIL_SENT"],
  MailsFailed: ["MAIL_FAILED"],
  SubscribersSuppressed: ["FEEDBACK_SUBSCRIBER_SUPPRESSED"],
  /** What no second try will mend, and no other alarm tells of. */
  NeedsAPerson: [
    "MAIL_WITHHELD",
    "CANARY_MISSING",
    "RELEASE_AWAITS_APPROVAL",
    "REQUEST_FAILED",
    "STORED_ITEM_SKIPPED",
    "LOG_CODE_UNKNOWN",
  ],
} as const satisfies Record<string, readonly LogCode[]>;

/** Name of one of the service's own metrics. */
export type MetricName = keyof typeof counted;

const metricOf: ReadonlyMap<string, string> = new Map(
  Object.entries(counted).flatMap(([metric, codes]) => codes.map((code) => [code, metric] as const)),
);

/** Codes with which the one middleware stack ends every start of a function. */
const last: ReadonlySet<string> = new Set<LogCode>(["FUNCTION_COMPLETED", "FUNCTION_FAILED"]);

/**
 * Count what a log is told, and publish the figures once a start, in the embedded format that CloudWatch reads from the log
 * itself. A start that has nothing to count publishes nothing.
 *
 * @param metrics - by default Powertools' own, in the namespace of `POWERTOOLS_METRICS_NAMESPACE`
 */
export const countedLog = (log: Log, metrics: Metrics = new Metrics({ serviceName: "palimpsest" })): Log => {
  const count = (code: string) => {
    const metric = metricOf.get(code);
    if (metric !== undefined) metrics.addMetric(metric, MetricUnit.Count, 1);
    if (last.has(code) && metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return {
    info: (code, fields) => {
      log.info(code, fields);
      count(code);
    },
    warn: (code, fields) => {
      log.warn(code, fields);
      count(code);
    },
    error: (code, error, fields) => {
      log.error(code, error, fields);
      count(code);
    },
  };
};
