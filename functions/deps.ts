import type { FunctionName } from "#functions/wiring.ts";
import type { Ports } from "#shared/ports.ts";

/** Settings that functions take from their environment, parsed once. */
export interface Settings {
  /** Base of every link in mails and pages, without a trailing slash. */
  readonly publicUrl: string;
  /** Address that mail comes from. */
  readonly mailFrom: string;
  /** Who gets each release so that it is seen whether mail comes; null where nobody does. */
  readonly canaryEmail: string | null;
  /** Key of subscriber ids and link tokens. */
  readonly secret: string;
  readonly releaseQuietMs: number;
  readonly releaseDeadlineMs: number;
  /** Whether a closed release is told of only once an operator approved it. */
  readonly releaseApproval: "required" | "none";
  /** How long a delivery in `sending` waits for SES's own event before it is sent again. */
  readonly sendEventWaitMs: number;
  /** How much of matching one message works on: entries of lists of followers, or deliveries; at least 1. */
  readonly portionSize: number;
}

type Needs = Record<FunctionName, { ports: keyof Ports; settings: keyof Settings }>;

/** What each function reaches: its handler is `createHandler(deps: Deps<"compare-version">)`. */
interface FunctionNeeds extends Needs {
  "watch-sources": { ports: "clock" | "log" | "versions" | "lister" | "watch" | "pagesQueue"; settings: never };
  "ingest-version": {
    ports:
      | "clock"
      | "log"
      | "snapshots"
      | "versions"
      | "sources"
      | "watch"
      | "comparisons"
      | "releases"
      | "fetcher"
      | "pdfsQueue"
      | "events";
    settings: never;
  };
  "extract-pdf": { ports: "log" | "snapshots" | "pagesQueue"; settings: never };
  "compare-version": {
    ports: "clock" | "log" | "versions" | "comparisons" | "releases" | "runs" | "work" | "events";
    settings: never;
  };
  "close-release": {
    ports: "clock" | "log" | "versions" | "releases" | "events" | "deliveries" | "canaries";
    settings: "releaseQuietMs" | "releaseDeadlineMs" | "releaseApproval";
  };
  "match-alerts": {
    ports:
      | "clock"
      | "log"
      | "versions"
      | "comparisons"
      | "releases"
      | "subscriptions"
      | "matches"
      | "deliveries"
      | "canaries"
      | "work"
      | "alertsQueue"
      | "deliveriesQueue";
    settings: "secret" | "canaryEmail" | "portionSize";
  };
  "send-digests": {
    ports: "clock" | "log" | "matches" | "deliveries" | "digestRuns" | "mailControl" | "deliveriesQueue";
    settings: never;
  };
  "recover-work": {
    ports:
      | "clock"
      | "log"
      | "versions"
      | "releases"
      | "matches"
      | "deliveries"
      | "digestRuns"
      | "mailControl"
      | "work"
      | "deliveriesQueue"
      | "events";
    settings: never;
  };
  "deliver-email": {
    ports:
      | "clock"
      | "log"
      | "versions"
      | "comparisons"
      | "releases"
      | "subscriptions"
      | "matches"
      | "deliveries"
      | "corrections"
      | "deliveriesQueue"
      | "mailControl"
      | "mail"
      | "pace";
    settings: "publicUrl" | "secret" | "sendEventWaitMs";
  };
  "record-feedback": {
    ports: "clock" | "log" | "subscriptions" | "deliveries" | "deliveriesQueue";
    settings: never;
  };
  "http-api": {
    ports:
      | "clock"
      | "log"
      | "versions"
      | "comparisons"
      | "releases"
      | "subscriptions"
      | "limits"
      | "matches"
      | "deliveries"
      | "deliveriesQueue";
    settings: "publicUrl" | "secret";
  };
  "tend-subscribers": {
    ports: "clock" | "log" | "subscriptions" | "limits" | "deliveries" | "deliveriesQueue";
    settings: never;
  };
}

/** Ports and settings of one function, nothing more. */
export type Deps<Name extends FunctionName> = Pick<Ports, FunctionNeeds[Name]["ports"]> & {
  readonly settings: Pick<Settings, FunctionNeeds[Name]["settings"]>;
};
