import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import { lazily } from "#shared/lazily.ts";
import type { Clock, EventPublisher } from "#shared/ports.ts";
import { serviceEvent } from "#shared/service-event.ts";
import { StoreUnavailableError } from "#shared/store-errors.ts";

export interface BusOptions {
  readonly busName: string;
  readonly clock: Clock;
  readonly client?: EventBridgeClientConfig;
}

/** Who EventBridge's rules see as the source. */
export const eventSource = "palimpsest";

/** The bus: EventBridge's `detail` is our whole envelope, which its rules hand on to the queues. */
export function eventPublisher({ busName, clock, client: config }: BusOptions): EventPublisher {
  const client = lazily(() => new EventBridgeClient({ ...clientDefaults, ...config }));
  return {
    publish: async (type, detail) => {
      const Detail = JSON.stringify(serviceEvent(type, detail, clock.now()));
      const entry = { EventBusName: busName, Source: eventSource, DetailType: type, Detail };
      const command = new PutEventsCommand({ Entries: [entry] });
      const { FailedEntryCount, Entries } = await callStore("publish an event", () => client().send(command));
      if (FailedEntryCount) {
        throw new StoreUnavailableError("publish an event", Entries?.[0]?.ErrorCode ?? "the bus did not take it");
      }
    },
  };
}
