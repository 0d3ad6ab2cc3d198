import { expect, test } from "vitest";
import { canonicalJson } from "#shared/canonical-json.ts";
import { serviceEventSchema } from "#shared/events.ts";
import { serviceEvent } from "#shared/service-event.ts";

const detail = {
  releaseId: "invented-reports-2024-r1",
  series: "invented-reports",
  edition: 2024,
  silent: false,
} as const;
const noon = new Date("2026-03-01T12:00:00Z");

test("equal values have equal text", () => {
  expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: null })).toBe('{"a":null,"b":[{"d":1}]}');
});

test("the same event has the same id, whatever the time and the order of its fields", () => {
  const event = serviceEvent("ReleaseClosed", detail, noon);
  const { releaseId, ...rest } = detail;
  const again = serviceEvent("ReleaseClosed", { ...rest, releaseId }, new Date());
  expect(again.id).toBe(event.id);
  expect(serviceEventSchema.parse(event)).toEqual(event);
  expect(event.occurredAt).toBe("2026-03-01T12:00:00.000Z");
});

test("another event has another id", () => {
  const ids = [
    serviceEvent("ReleaseClosed", detail, noon).id,
    serviceEvent("ReleaseClosed", { ...detail, silent: true }, noon).id,
  ];
  expect(new Set(ids).size).toBe(2);
});
