import { queueSender } from "#functions/aws/queue-sender.ts";
import { ServiceError } from "#shared/errors.ts";
import type { DeliveryMessage } from "#shared/events.ts";
import { StoreMissingError } from "#shared/store-errors.ts";
import { say, serviceCommand } from "./command.ts";
import { type Operated, type OperatorOptions, tableOption, withOperated } from "./open-operated.ts";

/** A mail that was not withheld went out, or may still: it is not sent a second time. */
class DeliveryNotWithheldError extends ServiceError {
  readonly code = "DELIVERY_NOT_WITHHELD";
  readonly retryable = false;
}

/** A table in the cloud was named without the queue beside it. */
class QueueNotNamedError extends ServiceError {
  readonly code = "QUEUE_NOT_NAMED";
  readonly retryable = false;
}

const senderOf = ({ platform }: Operated, queueUrl: string | undefined) => {
  if (platform) return platform.ports.deliveriesQueue;
  if (queueUrl !== undefined) return queueSender<DeliveryMessage>({ queueUrl });
  throw new QueueNotNamedError(
    "Cannot queue a mail again: --table names a service in the cloud and no --queue its queue of deliveries; expected both",
  );
};

/** Let a withheld mail go: its quotations are matched anew before it is sent, so that what is still wrong stays withheld. */
const sendAgain = async (operated: Operated, ids: readonly string[], queueUrl: string | undefined): Promise<void> => {
  const queue = senderOf(operated, queueUrl);
  const { deliveries } = operated.ports;
  for (const id of ids) {
    const delivery = await deliveries.getDelivery(id);
    if (!delivery) throw new StoreMissingError("the delivery", id);
    // A run before that broke off may have let it go already.
    if (delivery.status !== "pending" && !(await deliveries.release(id))) {
      throw new DeliveryNotWithheldError(
        `Cannot send ${id} again: it is ${delivery.status}; expected a withheld delivery; nothing was changed`,
        { delivery: id },
      );
    }
    await queue.send([{ deliveryId: id }]);
  }
  await operated.platform?.drain(["deliveries"]);
};

/** `mail again`: a mail that the lock on quotations withheld, once its cause is mended. */
export const mailAgainCommand = serviceCommand("again", "send mails that were withheld, once the cause is mended")
  .argument("<delivery...>", "ids, as MAIL_WITHHELD names them")
  .option(...tableOption)
  .option("--queue <url>", "with --table: address of the queue of deliveries")
  .action(async (ids: readonly string[], { queue, ...options }: OperatorOptions & { readonly queue?: string }) => {
    const states = await withOperated(options, async (operated) => {
      await sendAgain(operated, ids, queue);
      return operated.ports.deliveries.getDeliveries(ids);
    });
    if (options.quiet) return;
    for (const { id, status, failure } of states) say(`${id}: ${status}${failure === null ? "" : `, ${failure}`}`);
  });
