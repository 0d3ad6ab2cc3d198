import type { LimitStore } from "#shared/alert/limits.ts";
import type { MatchStore } from "#shared/alert/match.ts";
import type { SubscriptionStore } from "#shared/alert/subscription.ts";
import type { ComparisonStore } from "#shared/comparison/comparison-store.ts";
import type { CorrectionStore } from "#shared/email/correction.ts";
import type { DeliveryStore } from "#shared/email/delivery.ts";
import type { DigestRuns } from "#shared/email/digest-run.ts";
import type { MailControl } from "#shared/email/mail-control.ts";
import type { MailTransport } from "#shared/email/outgoing-mail.ts";
import type { SendPace } from "#shared/email/send-pace.ts";
import type { ErrorContext } from "#shared/errors.ts";
import type { DeliveryMessage, EventDetail, EventType, MatchPortion, PageMessage, PdfMessage } from "#shared/events.ts";
import type { CanaryStore } from "#shared/release/canary.ts";
import type { ReleaseLedger } from "#shared/release/release.ts";
import type { RunStore } from "#shared/release/run.ts";
import type { SnapshotStore } from "#shared/version/snapshot-store.ts";
import type { SourceLedger } from "#shared/version/source-ledger.ts";
import type { VersionStore } from "#shared/version/version.ts";
import type { PageValidators, WatchStore } from "#shared/version/watch-store.ts";
import type { WorkLedger } from "#shared/work-ledger.ts";

/** Sends messages to one queue; at least once, in no certain order. */
export interface QueueSender<Message> {
  /** @param options.delayMs - how long nobody receives them; at most 15 minutes */
  send(messages: readonly Message[], options?: { readonly delayMs: number }): Promise<void>;
}

/** Publishes events; whoever a rule names receives each at least once. */
export interface EventPublisher {
  /** The envelope is made here: id from type and detail, time from the clock. */
  publish<Type extends EventType>(type: Type, detail: EventDetail<Type>): Promise<void>;
}

/** A page as it was served. */
export interface FetchedPage {
  readonly kind: "page";
  readonly bytes: Uint8Array;
  /** When it was fetched. */
  readonly retrievedAt: Date;
  /** By which the next look can ask whether anything changed; null where its source gives none. */
  readonly validators: PageValidators | null;
}

/** The source says that the page is what the validators were given for. */
export interface UnchangedPage {
  readonly kind: "not-modified";
  readonly retrievedAt: Date;
}

/** Where pages come from. */
export interface PageFetcher {
  /**
   * @param known - of an earlier look; a source that understands them may answer `not-modified`
   * @throws SourceError by situation: not found, refused, too large, paused
   */
  fetchPage(address: string, known?: PageValidators | null): Promise<FetchedPage | UnchangedPage>;
}

/** An address that is watched. */
export interface ListedPage {
  readonly address: string;
  /** How often it is looked at; null: each time that it is listed, and nothing is kept of when. Milliseconds. */
  readonly everyMs: number | null;
}

/** Lists the addresses that are watched: a folder, a bucket, the publisher's own lists. */
export interface SourceLister {
  listPages(): Promise<readonly ListedPage[]>;
}

/** Time, so that tests can set it. */
export interface Clock {
  now(): Date;
  /** Let time pass; where it is not given, the machine's own does. */
  wait?(ms: number): Promise<void>;
}

/** Structured log lines by registered code; never an address of a person, never report text. */
export interface Log {
  info(code: string, fields?: ErrorContext): void;
  warn(code: string, fields?: ErrorContext): void;
  error(code: string, error: unknown, fields?: ErrorContext): void;
}

/** Everything that the handlers reach outside themselves; each takes the part it needs (`Pick<Ports, …>`). */
export interface Ports {
  readonly clock: Clock;
  readonly log: Log;
  readonly snapshots: SnapshotStore;
  readonly versions: VersionStore;
  readonly sources: SourceLedger;
  readonly watch: WatchStore;
  readonly comparisons: ComparisonStore;
  readonly releases: ReleaseLedger;
  readonly runs: RunStore;
  readonly subscriptions: SubscriptionStore;
  readonly limits: LimitStore;
  readonly matches: MatchStore;
  readonly deliveries: DeliveryStore;
  readonly mailControl: MailControl;
  readonly corrections: CorrectionStore;
  readonly canaries: CanaryStore;
  readonly digestRuns: DigestRuns;
  readonly work: WorkLedger;
  readonly fetcher: PageFetcher;
  readonly lister: SourceLister;
  readonly pagesQueue: QueueSender<PageMessage>;
  readonly pdfsQueue: QueueSender<PdfMessage>;
  readonly alertsQueue: QueueSender<MatchPortion>;
  readonly deliveriesQueue: QueueSender<DeliveryMessage>;
  readonly events: EventPublisher;
  readonly mail: MailTransport;
  readonly pace: SendPace;
}
