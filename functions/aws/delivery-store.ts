import { parseItem } from "#functions/aws/item.ts";
import { deliveryKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { type DeliveryStore, deliverySchema } from "#shared/email/delivery.ts";
import type { Log } from "#shared/ports.ts";
import { StoreMissingError } from "#shared/store-errors.ts";

/** Deliveries in the table: one item each; every change of status is one conditional update. */
export function deliveryStore(table: Table, log?: Log): DeliveryStore {
  const createDelivery: DeliveryStore["createDelivery"] = async ({ id, subscriberId, frequency, occasions }) => {
    const state = { id, subscriberId, frequency, occasions: [...occasions].sort(), status: "pending", failure: null };
    const item = { ...deliveryKey(id), kind: "delivery", state, volatile: { sendingAt: null } };
    await table.put(item, { expression: "attribute_not_exists(#pk)" });
  };

  const beginSending: DeliveryStore["beginSending"] = async (id, now, since) =>
    table.update(deliveryKey(id), {
      expression: "SET #state.#status = :sending, #volatile.#sendingAt = :now",
      condition:
        since === null
          ? "#state.#status = :pending"
          : "#state.#status = :pending OR (#state.#status = :sending AND #volatile.#sendingAt = :since)",
      values: {
        ":sending": "sending",
        ":pending": "pending",
        ":now": now.toISOString(),
        ...(since !== null && { ":since": since }),
      },
    });

  const revertSending: DeliveryStore["revertSending"] = async (id, since) => {
    await table.update(deliveryKey(id), {
      expression: "SET #state.#status = :pending, #volatile.#sendingAt = :none",
      condition: "#state.#status = :sending AND #volatile.#sendingAt = :since",
      values: { ":pending": "pending", ":sending": "sending", ":since": since, ":none": null },
    });
  };

  const finish: DeliveryStore["finish"] = async (id, status, failure) => {
    const isFinished = await table.update(deliveryKey(id), {
      expression: "SET #state.#status = :status, #state.#failure = :failure",
      condition: "attribute_exists(#pk) AND #state.#status <> :sent",
      values: { ":status": status, ":failure": failure, ":sent": "sent" },
    });
    if (!isFinished && !(await table.get(deliveryKey(id)))) throw new StoreMissingError("the delivery", id);
  };

  return {
    getDelivery: async (id) => {
      const item = await table.get(deliveryKey(id));
      return item && parseItem(deliverySchema, item, { ...item.state, ...item.volatile }, log);
    },
    createDelivery,
    beginSending,
    revertSending,
    finish,
  };
}
