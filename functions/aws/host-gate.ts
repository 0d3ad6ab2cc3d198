import { setTimeout as sleep } from "node:timers/promises";
import { parseItem } from "#functions/aws/item.ts";
import { gateKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Clock, Log } from "#shared/ports.ts";
import { SourceHostPausedError, SourceNotReachedError } from "#shared/source/errors.ts";
import {
  enterGate,
  type GateOutcome,
  type GateRule,
  type GateState,
  gateStateSchema,
  type HostGate,
  leaveGate,
  openGateState,
  politeRule,
} from "#shared/source/host-gate.ts";
import { StoreConflictError } from "#shared/store-errors.ts";

/** How long a caller waits before it looks again whether one of the requests under way has ended. Milliseconds. */
const pollMs = 250;
/** A handful of callers write the one item; each that comes first leaves one less. */
const attempts = 50;

export interface HostGateOptions {
  readonly table: Table;
  readonly clock: Clock;
  readonly log?: Log;
  readonly rule?: GateRule;
}

/** The stored state of a gate, and the rev under which it may be replaced. */
interface Stored {
  readonly state: GateState;
  readonly rev: number;
}

/**
 * The gate of one publisher in the table: one item, changed under its rev, so that all processes of the service together
 * make no more requests than the rule allows.
 *
 * @param name - of the publisher, whatever hosts it has
 */
export function hostGate(name: string, options: HostGateOptions): HostGate {
  const { table, clock, log, rule = politeRule } = options;
  const wait = clock.wait ?? ((ms: number) => sleep(ms));
  const key = gateKey(name);

  async function load(): Promise<Stored> {
    const item = await table.get(key);
    // A state that no longer fits is begun anew: it says nothing that the next answer does not say again.
    return {
      state: (item && parseItem(gateStateSchema, item, item.volatile, log)) ?? openGateState,
      rev: item?.rev ?? 0,
    };
  }

  async function replace({ rev }: Stored, state: GateState): Promise<boolean> {
    const item = { ...key, kind: "gate", volatile: { ...state }, rev: rev + 1 };
    return table.put(item, {
      expression: "attribute_not_exists(#pk) OR #rev = :rev",
      values: { ":rev": rev },
    });
  }

  /** @returns the name of the lease, once its turn has come */
  async function enter(address: string, atLeastEveryMs: number): Promise<string> {
    const asked = { ...rule, everyMs: Math.max(rule.everyMs, atLeastEveryMs) };
    const patience = clock.now().getTime() + rule.waitMs;
    for (let lost = 0; lost < attempts; ) {
      const stored = await load();
      const now = clock.now();
      const id = `r${stored.rev + 1}`;
      const decision = enterGate(stored.state, id, now, asked);
      if (decision.kind === "paused") throw new SourceHostPausedError(address, decision.until);
      if (decision.kind === "full") {
        if (now.getTime() >= patience) throw new SourceHostPausedError(address, decision.until);
        await wait(pollMs);
      } else if (await replace(stored, decision.state)) {
        const ms = decision.at.getTime() - now.getTime();
        if (ms > 0) await wait(ms);
        return id;
      } else lost += 1;
    }
    throw new StoreConflictError(name, "others change the gate all the time", true);
  }

  async function leave(id: string, outcome: GateOutcome): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const stored = await load();
      if (await replace(stored, leaveGate(stored.state, id, outcome, clock.now()))) return;
    }
    throw new StoreConflictError(name, "others change the gate all the time", true);
  }

  return {
    pass: async (address, request, outcomeOf, atLeastEveryMs = 0) => {
      const id = await enter(address, atLeastEveryMs);
      let outcome: GateOutcome = { kind: "answered" };
      try {
        const result = await request();
        outcome = outcomeOf(result);
        return result;
      } catch (error) {
        if (error instanceof SourceNotReachedError) outcome = { kind: "failed" };
        throw error;
      } finally {
        await leave(id, outcome);
      }
    },
  };
}
