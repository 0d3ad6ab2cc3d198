import type { EventType } from "#shared/events.ts";

/** Queues; each has a dead-letter queue of its own that takes a message after `maxReceives` tries. */
export type QueueName = "pages" | "pdfs" | "versions" | "alerts" | "deliveries" | "feedback";

/** Functions, one folder each. */
export type FunctionName =
  | "watch-sources"
  | "ingest-version"
  | "extract-pdf"
  | "compare-version"
  | "close-release"
  | "match-alerts"
  | "send-digests"
  | "recover-work"
  | "deliver-email"
  | "record-feedback"
  | "tend-subscribers"
  | "http-api";

/** What starts a function. */
export type Trigger =
  | {
      readonly kind: "queue";
      readonly queue: QueueName;
      readonly batchSize: number;
      readonly maximumConcurrency?: number;
    }
  | { readonly kind: "schedule"; readonly rate: `rate(${string})` | `cron(${string})`; readonly input?: object }
  | { readonly kind: "http" };

/**
 * What a function may touch, by the least that its code uses; `test/infra/proof.test.ts` says what it does not use. The stack turns each into actions on one resource and into
 * the environment variables that name it; the local platform gives the function nothing else.
 */
export type Access =
  | `table:${"batch-get" | "batch-write" | "delete" | "get" | "put" | "query" | "update"}`
  /** All calls that read the table, or that write it. */
  | "table:read"
  | "table:write"
  | "snapshots:read"
  | "snapshots:write"
  | "sources:list"
  | "sources:read"
  | "web:fetch"
  | `send:${QueueName}`
  | "publish"
  | "mail:send"
  | "canary"
  | "secret:read";

export interface FunctionWiring {
  readonly triggers: readonly Trigger[];
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly access: readonly Access[];
  /** Settings handed over as environment variables, beside the names of resources. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Names of the environment variables by which functions find resources; parsed in `environment.ts`. */
export const resourceVariables = {
  table: "PALIMPSEST_TABLE",
  snapshots: "PALIMPSEST_SNAPSHOT_BUCKET",
  sources: "PALIMPSEST_SOURCE_BUCKET",
  bus: "PALIMPSEST_BUS",
  mailFrom: "PALIMPSEST_MAIL_FROM",
  mailConfigurationSet: "PALIMPSEST_MAIL_CONFIGURATION_SET",
  secret: "PALIMPSEST_SECRET_ARN",
  publicUrl: "PALIMPSEST_PUBLIC_URL",
  canary: "PALIMPSEST_CANARY",
  contact: "PALIMPSEST_CONTACT",
  queue: (name: QueueName) => `PALIMPSEST_QUEUE_${name.toUpperCase()}`,
} as const;

/** Keys in the bucket of sources that are looked at; no function may read others. */
export const sourcesPrefix = "incoming/";

const minutes = (n: number) => String(n * 60_000);

/** The one table from which the stack and the local platform are both built. */
export const wiring = {
  /** Visibility is six times the timeout of the function that reads the queue. */
  queues: {
    pages: { maxReceives: 5 },
    pdfs: { maxReceives: 5 },
    versions: { maxReceives: 5 },
    alerts: { maxReceives: 5 },
    deliveries: { maxReceives: 8 },
    feedback: { maxReceives: 5 },
  } satisfies Record<QueueName, { maxReceives: number }>,

  rules: [
    { event: "VersionRecorded", queue: "versions" },
    { event: "ComparisonRecorded", queue: "alerts" },
    { event: "ReleaseClosed", queue: "alerts" },
  ] satisfies { event: EventType; queue: QueueName }[],

  functions: {
    "watch-sources": {
      triggers: [{ kind: "schedule", rate: "rate(1 hour)" }],
      timeoutSeconds: 180,
      memoryMb: 256,
      access: ["table:read", "table:put", "table:update", "snapshots:read", "sources:list", "web:fetch", "send:pages"],
      settings: {
        PALIMPSEST_WATCH_EVERY_MS: minutes(24 * 60),
        PALIMPSEST_WATCH_SEASON_EVERY_MS: minutes(60),
        // Reports came out in March and April, and once in August.
        PALIMPSEST_WATCH_SEASON_MONTHS: "2 3 4 5 8 9",
      },
    },
    "ingest-version": {
      triggers: [{ kind: "queue", queue: "pages", batchSize: 1, maximumConcurrency: 3 }],
      // A page waits for its turn (45 s), may be asked for in both forms of its address, and is then read.
      timeoutSeconds: 180,
      memoryMb: 512,
      access: [
        "table:read",
        "table:put",
        "table:batch-write",
        "snapshots:read",
        "snapshots:write",
        "sources:read",
        "web:fetch",
        "send:pdfs",
        "publish",
      ],
    },
    // Apart from ingest-version, so that only its bundle carries the reader of PDFs.
    "extract-pdf": {
      triggers: [{ kind: "queue", queue: "pdfs", batchSize: 1, maximumConcurrency: 2 }],
      timeoutSeconds: 120,
      memoryMb: 1024,
      access: ["snapshots:read", "snapshots:write", "send:pages"],
    },
    "compare-version": {
      triggers: [{ kind: "queue", queue: "versions", batchSize: 2 }],
      timeoutSeconds: 60,
      memoryMb: 1024,
      access: ["table:get", "table:query", "table:put", "table:update", "table:delete", "table:batch-write", "publish"],
    },
    "close-release": {
      triggers: [{ kind: "schedule", rate: "rate(5 minutes)" }],
      timeoutSeconds: 60,
      memoryMb: 256,
      access: ["table:read", "table:update", "publish"],
      settings: {
        PALIMPSEST_RELEASE_QUIET_MS: minutes(6 * 60),
        PALIMPSEST_RELEASE_DEADLINE_MS: minutes(72 * 60),
        // The stack and the environment of one machine may say `required`.
        PALIMPSEST_RELEASE_APPROVAL: "none",
      },
    },
    "match-alerts": {
      triggers: [{ kind: "queue", queue: "alerts", batchSize: 1 }],
      timeoutSeconds: 300,
      memoryMb: 1024,
      access: ["table:read", "table:write", "send:alerts", "send:deliveries", "secret:read", "canary"],
      // Entries of lists of followers, or deliveries, that one message works on: some ten seconds.
      settings: { PALIMPSEST_MATCH_PORTION: "10000" },
    },
    "send-digests": {
      triggers: [
        { kind: "schedule", rate: "cron(0 6 * * ? *)", input: { frequency: "daily" } },
        { kind: "schedule", rate: "cron(0 6 ? * MON *)", input: { frequency: "weekly" } },
        { kind: "schedule", rate: "cron(0 6 1 * ? *)", input: { frequency: "monthly" } },
        // What waited while mail was paused.
        { kind: "schedule", rate: "rate(5 minutes)", input: { take: "held" } },
      ],
      timeoutSeconds: 300,
      memoryMb: 512,
      access: [
        "table:get",
        "table:batch-get",
        "table:query",
        "table:put",
        "table:update",
        "table:delete",
        "send:deliveries",
      ],
    },
    // What was lost on the way is found and put back.
    "recover-work": {
      triggers: [{ kind: "schedule", rate: "rate(15 minutes)" }],
      timeoutSeconds: 300,
      memoryMb: 512,
      access: ["table:read", "table:put", "table:update", "table:delete", "publish", "send:deliveries"],
    },
    "deliver-email": {
      triggers: [{ kind: "queue", queue: "deliveries", batchSize: 10, maximumConcurrency: 2 }],
      timeoutSeconds: 60,
      memoryMb: 512,
      access: [
        "table:get",
        "table:query",
        "table:put",
        "table:update",
        "table:batch-write",
        "table:delete",
        "send:deliveries",
        "mail:send",
        "secret:read",
      ],
      settings: { PALIMPSEST_SEND_EVENT_WAIT_MS: minutes(15) },
    },
    "record-feedback": {
      triggers: [{ kind: "queue", queue: "feedback", batchSize: 10 }],
      timeoutSeconds: 30,
      memoryMb: 256,
      access: ["table:get", "table:put", "table:update", "send:deliveries"],
    },
    "tend-subscribers": {
      triggers: [{ kind: "schedule", rate: "cron(30 4 * * ? *)" }],
      timeoutSeconds: 300,
      memoryMb: 256,
      access: ["table:read", "table:write", "send:deliveries"],
    },
    "http-api": {
      triggers: [{ kind: "http" }],
      timeoutSeconds: 29,
      memoryMb: 1024,
      access: ["table:read", "table:write", "secret:read", "send:deliveries"],
    },
  } satisfies Record<FunctionName, FunctionWiring>,
} as const;

/** Wiring of one function, typed as the table's row type. */
export const functionWiring = (name: FunctionName): FunctionWiring => wiring.functions[name];
