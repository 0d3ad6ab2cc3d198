import { wiring } from "#functions/wiring.ts";
import type { LocalQueues } from "#local/local-queues.ts";
import type { EventType } from "#shared/events.ts";
import type { Clock, EventPublisher } from "#shared/ports.ts";
import { serviceEvent } from "#shared/service-event.ts";

/**
 * Open the event bus of one machine: an event goes to every queue that a rule names for its type, to all or to none.
 *
 * @param rules - by default those of the wiring table
 */
export const openLocalBus = (
  queues: LocalQueues,
  clock: Clock,
  rules: readonly { event: EventType; queue: Parameters<LocalQueues["receive"]>[0] }[] = wiring.rules,
): EventPublisher => ({
  publish: async (type, detail) => {
    const body = JSON.stringify(serviceEvent(type, detail, clock.now()));
    queues.send(rules.filter(({ event }) => event === type).map(({ queue }) => ({ queue, body })));
  },
});
