import { exportState } from "#functions/aws/export-state.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import { type AlertFlow, give, openAlertFlow, type Texts } from "./alert-flow.ts";

/** The year before. */
export const before: Texts = {
  "press-freedom": [
    "Police frequently detained reporters in the harbor district and courts fined three of them for it.",
  ],
  unions: ["Dock workers formed two unions, and the ministry registered both of them within the month."],
};
/** The new edition: both topics changed. */
export const after: Texts = {
  "press-freedom": [
    "Police sometimes detained reporters in the harbor district and courts fined three of them for it.",
  ],
  unions: ["Dock workers formed two unions, and the ministry registered neither of them within the month."],
};
/** The new edition, revised on one topic. */
export const later: Texts = {
  ...after,
  "press-freedom": ["Police rarely detained reporters in the harbor district and courts fined three of them for it."],
};

/** A backfilled year before, in both countries. */
export const openWithYearBefore = async (): Promise<AlertFlow> => {
  const flow = await openAlertFlow();
  await flow.publish("QM-2023-v1", before, true);
  const release = await flow.publish("QV-2023-v1", before, true);
  await give(flow.handlers, "alerts", await flow.close(release));
  return flow;
};

/** All that the store holds. */
export const exported = async (flow: AlertFlow) => {
  const lines: string[] = [];
  for await (const line of exportState(flow.table, {})) lines.push(line);
  return lines;
};

/** Deliver a release of one country to one reader. @returns the event of its close */
export const releaseTo = async (flow: AlertFlow, email = "reader@example.org", id = "QM-2024-v1", texts = after) => {
  await flow.subscribe(email, ["QM"], ["press-freedom"]);
  const event = await flow.close(await flow.publish(id, texts));
  await give(flow.handlers, "alerts", event);
  return event;
};
/** Id of the delivery of one occasion to one reader. */
export const idOf = (flow: AlertFlow, email: string, occasion: string, frequency: "release" | "daily" = "release") =>
  deliveryId({ subscriberId: subscriberId(email, flow.settings.secret), frequency, occasions: [occasion] });
/** The first release of the new edition. */
export const r1 = "invented-reports-2024-r1";
