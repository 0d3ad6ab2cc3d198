import { createHash } from "node:crypto";
import { canonicalJson } from "#shared/canonical-json.ts";
import type { EventDetail, EventType } from "#shared/events.ts";

/** Envelope of one type of event. */
interface Envelope<Type extends EventType> {
  readonly id: string;
  readonly type: Type;
  readonly schema: `palimpsest/${Type}@1`;
  readonly occurredAt: string;
  readonly detail: EventDetail<Type>;
}

/**
 * Put a detail into the one event envelope.
 *
 * The id is a hash of type and detail, so that an event published twice is the same event; the time is not part of it.
 *
 * @param now - becomes `occurredAt`, ISO-8601 UTC
 * @example
 * serviceEvent("ReleaseClosed", { releaseId, series, edition, silent: false }, clock.now()).id // "ReleaseClosed-…"
 */
export function serviceEvent<Type extends EventType>(type: Type, detail: EventDetail<Type>, now: Date): Envelope<Type> {
  const hash = createHash("sha256")
    .update(`${type}\n${canonicalJson(detail)}`)
    .digest("hex");
  return {
    id: `${type}-${hash.slice(0, 32)}`,
    type,
    schema: `palimpsest/${type}@1`,
    occurredAt: now.toISOString(),
    detail,
  };
}
