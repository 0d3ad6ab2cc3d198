import * as z from "zod";
import { parseItem } from "#functions/aws/item.ts";
import { heldMailEntry, heldMailList, mailControlKey } from "#functions/aws/keys.ts";
import { shardedList } from "#functions/aws/sharded-list.ts";
import type { Table } from "#functions/aws/table.ts";
import { type HeldMail, type MailControl, type MailState, mailStateSchema } from "#shared/email/mail-control.ts";
import type { Log } from "#shared/ports.ts";
import { StoreConflictError, StoreDamagedError } from "#shared/store-errors.ts";

/** How often a step is decided anew because another writer was first. */
const attempts = 50;

const neverPaused: MailState = { status: "running", since: null, pauses: 0, heldDigests: [] };

const entrySchema = z.object({ deliveryId: z.string(), pauses: z.int() });

/**
 * The one item that says whether mail goes out, and an index item a delivery that waits.
 *
 * All of it is of the operator and of the hour, so that none is in an export: a store whose mail was paused for a while
 * holds what any other holds.
 */
export function mailControl(table: Table, log?: Log): MailControl {
  const lists = shardedList(table);
  const entryKey = (deliveryId: string, pauses: number) =>
    lists.entryKey(heldMailList, deliveryId, heldMailEntry(pauses, deliveryId));

  async function read(): Promise<{ state: MailState; rev: number }> {
    const item = await table.get(mailControlKey);
    if (!item) return { state: neverPaused, rev: 0 };
    const state = parseItem(mailStateSchema, item, item.volatile, log);
    // Taken for "running" it would send what an operator stopped.
    if (!state) throw new StoreDamagedError("the state of mail", "control", "its item does not fit its schema");
    return { state, rev: item.rev ?? 0 };
  }

  /** @param decide - gives the next state; the same object where nothing is to change */
  async function change(decide: (state: MailState) => MailState): Promise<MailState> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { state, rev } = await read();
      const next = decide(state);
      if (next === state) return state;
      const item = { ...mailControlKey, kind: "mail-control", volatile: { ...next }, rev: rev + 1 };
      const condition =
        rev === 0
          ? { expression: "attribute_not_exists(#pk)" }
          : { expression: "#rev = :rev", values: { ":rev": rev } };
      if (await table.put(item, condition)) return next;
    }
    throw new StoreConflictError("the state of mail", "other writers were first each time", true);
  }

  async function hold(deliveryId: string): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { state } = await read();
      if (state.status !== "paused") return false;
      const { pauses } = state;
      const key = entryKey(deliveryId, pauses);
      await lists.useShard(heldMailList, deliveryId);
      await table.put({ ...key, kind: "held-mail-index", volatile: { deliveryId, pauses } });
      // Read again: a pause that lasts until here ends after the entry was written, and whoever ends it finds the entry.
      const { state: after } = await read();
      if (after.status === "paused" && after.pauses === pauses) return true;
      await table.delete(key);
    }
    throw new StoreConflictError(deliveryId, "mail was paused and resumed each time", true);
  }

  async function* listHeld(pauses: number): AsyncIterable<HeldMail> {
    for (const pk of await lists.usedPartitions([heldMailList])) {
      for await (const page of table.queryPages(pk)) {
        for (const item of page) {
          const entry = parseItem(entrySchema, item, item.volatile, log);
          if (entry && entry.pauses <= pauses) yield entry;
        }
      }
    }
  }

  return {
    getState: async () => (await read()).state,
    pause: (now) =>
      change((state) =>
        state.status === "paused"
          ? state
          : { ...state, status: "paused", since: now.toISOString(), pauses: state.pauses + 1 },
      ),
    resume: (now) =>
      change((state) =>
        state.status === "paused" ? { ...state, status: "resuming", since: now.toISOString() } : state,
      ),
    hold,
    holdDigest: async (frequency) => {
      const { status } = await change((state) =>
        state.status !== "paused" || state.heldDigests.includes(frequency)
          ? state
          : { ...state, heldDigests: [...state.heldDigests, frequency].sort() },
      );
      return status === "paused";
    },
    listHeld,
    letGo: async (held) => {
      await Promise.all(held.map(({ deliveryId, pauses }) => table.delete(entryKey(deliveryId, pauses))));
    },
    endResume: async (now, pauses) => {
      await change((state) =>
        state.status === "resuming" && state.pauses === pauses
          ? { ...state, status: "running", since: now.toISOString(), heldDigests: [] }
          : state,
      );
    },
  };
}
