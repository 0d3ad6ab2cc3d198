import { AlertSubscriberMissingError } from "#shared/alert/errors.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import type { Subscriber } from "#shared/alert/subscription.ts";
import { wishWords } from "#shared/email/compose-notice.ts";
import { gatherOwnData } from "#shared/email/own-data.ts";
import type { Ports } from "#shared/ports.ts";
import { type CommonOptions, print, say, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

interface SubscribersOptions extends CommonOptions {
  readonly find?: string;
  readonly export?: true;
  readonly erase?: true;
  readonly status?: string;
}

type Stores = Pick<Ports, "subscriptions" | "matches" | "deliveries">;

const printOne = async (stores: Stores, subscriber: Subscriber, isJson: boolean): Promise<void> => {
  if (isJson) return print(JSON.stringify(await gatherOwnData(stores, subscriber.id)));
  const { id, email, status, reason } = subscriber;
  print(`${id}  ${status}${reason === null ? "" : ` (${reason})`}  ${email}`);
  for (const wish of await stores.subscriptions.listSubscriptions(id)) {
    print(
      `  ${wish.status === "active" ? "" : `[${wish.status}] `}${wishWords(wish)}${wish.note ? ` – ${wish.note}` : ""}`,
    );
  }
};

/** `subscribers`: list them, look one up, export or erase all that is kept of one. */
export const subscribersCommand = serviceCommand("subscribers", "list subscribers, look one up, export or erase one")
  .option("--find <email>", "the one with this address")
  .option("--status <status>", "only those who are unconfirmed, active, unsubscribed or suppressed")
  .option("--export", "all that is kept of the one found, as one JSON document")
  .option("--erase", "delete all that is kept of the one found, but for a hash that honours it")
  .option("--json", "a JSON document a line")
  .action(async (options: SubscribersOptions, command) => {
    if ((options.export || options.erase) && options.find === undefined) {
      return command.error("error: --export and --erase need --find <email>");
    }
    await withStore(options, async ({ ports, settings }) => {
      const { subscriptions } = ports;
      if (options.find === undefined) {
        for await (const subscriber of subscriptions.listSubscribers()) {
          if (options.status !== undefined && subscriber.status !== options.status) continue;
          await printOne(ports, subscriber, options.json === true);
        }
        return;
      }
      const id = subscriberId(options.find, settings.secret);
      const subscriber = await subscriptions.getSubscriber(id);
      if (subscriber === undefined) {
        const forgotten = (await subscriptions.isOptedOut(id)) ? "; everything of this address was deleted" : "";
        throw new AlertSubscriberMissingError(
          `Cannot find ${id}: no subscriber has the address${forgotten}; expected one of the list; see subscribers`,
          { subscriber: id },
        );
      }
      if (options.export) print(JSON.stringify(await gatherOwnData(ports, id), null, 2));
      else if (!options.erase) await printOne(ports, subscriber, options.json === true);
      if (!options.erase) return;
      await subscriptions.eraseSubscriber(id, true);
      if (!options.quiet) say(`Erased ${id}; a hash stays so that nobody else subscribes the address again`);
    });
  });
