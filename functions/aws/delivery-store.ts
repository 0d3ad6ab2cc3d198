import * as z from "zod";
import { packBody, unpackBody } from "#functions/aws/body.ts";
import { type Item, parseItem } from "#functions/aws/item.ts";
import { deliveryKey, noticeEntryKey, noticePrefix, subscriberPartition } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import { toldPieces } from "#functions/aws/told-pieces.ts";
import { correctionOf } from "#shared/email/correction.ts";
import { type DeliveryStore, deliverySchema } from "#shared/email/delivery.ts";
import type { Log } from "#shared/ports.ts";
import { StoreMissingError } from "#shared/store-errors.ts";

/** What SES told of a mail that came back stands against every record of sending, whichever comes first. */
const notCameBack = {
  condition: "attribute_exists(#pk) AND #state.#status <> :bounced AND #state.#failure <> :rejected",
  values: { ":bounced": "bounced", ":rejected": "MAIL_REJECTED" },
};

/** Deliveries in the table: one item each; every change of status is one conditional update. */
export function deliveryStore(table: Table, log?: Log): DeliveryStore {
  const pieces = toldPieces(table, log);

  const createDelivery: DeliveryStore["createDelivery"] = async ({ id, occasions, notice, ...named }) => {
    const about = { occasions: [...occasions].sort(), ...(notice && { notice }) };
    const state = { id, ...named, ...about, status: "pending", failure: null };
    // No match leads to these.
    if (notice || correctionOf({ occasions })) {
      const entry = noticeEntryKey(named.subscriberId, id);
      await table.put({ ...entry, kind: "notice-index", volatile: { deliveryId: id } });
    }
    const item = { ...deliveryKey(id), kind: "delivery", state, volatile: { sendingAt: null, softBounces: [] } };
    await table.put(item, { expression: "attribute_not_exists(#pk)" });
  };

  const beginSending: DeliveryStore["beginSending"] = async (id, now, since, told = []) => {
    // First: a delivery names no piece that is not there.
    const names = await pieces.keep(told);
    return table.update(deliveryKey(id), {
      expression: `SET #state.#status = :sending, #volatile.#sendingAt = :now${names.length > 0 ? ", #body = :told" : ""}`,
      condition: [
        "#state.#status = :pending",
        "(#state.#status = :bounced AND #volatile.#retryAt <= :now)",
        ...(since === null ? [] : ["(#state.#status = :sending AND #volatile.#sendingAt = :since)"]),
      ].join(" OR "),
      values: {
        ":sending": "sending",
        ...(names.length > 0 && { ":told": packBody(names) }),
        ":bounced": "bounced",
        ":pending": "pending",
        ":now": now.toISOString(),
        ...(since !== null && { ":since": since }),
      },
    });
  };

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
      condition: `#state.#status <> :sent AND ${status === "sent" ? notCameBack.condition : "attribute_exists(#pk)"}`,
      values: {
        ":status": status,
        ":failure": failure,
        ":sent": "sent",
        ...(status === "sent" && notCameBack.values),
      },
    });
    if (!isFinished && !(await table.get(deliveryKey(id)))) throw new StoreMissingError("the delivery", id);
  };

  const recordDelivered: DeliveryStore["recordDelivered"] = async (id, at) => {
    const isRecorded = await table.update(deliveryKey(id), {
      expression: "SET #volatile.#deliveredAt = :at",
      condition: "#state.#status = :sent",
      values: { ":at": at, ":sent": "sent" },
    });
    if (isRecorded) return true;
    // Our own record of sending may come later, or never.
    const isSent = await table.update(deliveryKey(id), {
      expression: "SET #volatile.#deliveredAt = :at, #state.#status = :sent, #state.#failure = :none",
      condition: notCameBack.condition,
      values: { ":at": at, ":sent": "sent", ":none": null, ...notCameBack.values },
    });
    return isSent || (await table.get(deliveryKey(id))) !== undefined;
  };

  const recordSoftBounce: DeliveryStore["recordSoftBounce"] = async (id, { feedbackId, known, retryAt }) =>
    table.update(deliveryKey(id), {
      expression:
        "SET #state.#status = :bounced, #state.#failure = :failure, #volatile.#retryAt = :retryAt, " +
        "#volatile.#softBounces = list_append(if_not_exists(#volatile.#softBounces, :none), :new)",
      condition:
        "attribute_exists(#pk) AND (attribute_not_exists(#volatile.#softBounces) OR " +
        "(size(#volatile.#softBounces) = :known AND NOT contains(#volatile.#softBounces, :feedbackId)))",
      values: {
        ":bounced": "bounced",
        ":failure": "MAIL_BOUNCED",
        ":retryAt": retryAt?.toISOString() ?? null,
        ":none": [],
        ":new": [feedbackId],
        ":feedbackId": feedbackId,
        ":known": known,
      },
    });

  const recordReject: DeliveryStore["recordReject"] = async (id) => {
    await table.update(deliveryKey(id), {
      expression: "SET #state.#status = :failed, #state.#failure = :rejected",
      condition: "attribute_exists(#pk)",
      values: { ":failed": "failed", ":rejected": "MAIL_REJECTED" },
    });
  };

  const release: DeliveryStore["release"] = (id) =>
    table.update(deliveryKey(id), {
      expression: "SET #state.#status = :pending, #state.#failure = :none, #volatile.#sendingAt = :none",
      condition: "#state.#status = :withheld",
      values: { ":pending": "pending", ":withheld": "withheld", ":none": null },
    });

  const parse = (item: Item) => parseItem(deliverySchema, item, { ...item.state, ...item.volatile }, log);

  return {
    getDelivery: async (id) => {
      const item = await table.get(deliveryKey(id));
      return item && parse(item);
    },
    getTold: async (id) => {
      const item = await table.get(deliveryKey(id));
      return pieces.load((item?.body && parseItem(z.array(z.string()), item, unpackBody(item.body), log)) ?? []);
    },
    getDeliveries: async (ids) =>
      (await table.getMany(ids.map(deliveryKey))).map(parse).filter((delivery) => delivery !== undefined),
    listNotices: async (subscriberId) =>
      (await table.query(subscriberPartition(subscriberId), { prefix: noticePrefix })).map(({ sk }) =>
        sk.slice(noticePrefix.length),
      ),
    createDelivery,
    beginSending,
    revertSending,
    recordDelivered,
    recordReject,
    recordSoftBounce,
    release,
    finish,
  };
}
