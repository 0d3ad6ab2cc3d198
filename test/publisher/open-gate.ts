import type { HostGate } from "#shared/source/host-gate.ts";

/** A gate that lets everything pass at once, for tests of other things. */
export const openGate: HostGate = { pass: (_address, request) => request() };
