import * as z from "zod";
import { criteriaSchema } from "#shared/alert/criteria.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { frequencySchema } from "#shared/alert/subscription.ts";
import { type CommonOptions, print, say, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

const collect = (value: string, earlier: string[] = []) => [...earlier, value];

interface SubscribeOptions extends CommonOptions {
  readonly country: string[];
  readonly topic: string[];
  readonly frequency: string;
}

const wish = (values: readonly string[]) => (values.includes("all") ? "all" : values);

/** `subscribe`: an operator's subscription, confirmed at once; it sends nothing by itself. */
export const subscribeCommand = serviceCommand("subscribe", "subscribe an address, confirmed at once")
  .argument("<email>", "address that the mail goes to")
  .requiredOption("--country <code>", "country that they follow, or all; may be repeated", collect)
  .requiredOption("--topic <id>", "topic that they follow, or all; may be repeated", collect)
  .option("--frequency <when>", frequencySchema.options.join(", "), "release")
  .option("--json", "print the subscription as JSON")
  .action(async (email: string, options: SubscribeOptions, command) => {
    const read = z.object({ email: z.email(), criteria: criteriaSchema, frequency: frequencySchema }).safeParse({
      email,
      criteria: { countries: wish(options.country.map((code) => upper(code))), topics: wish(options.topic) },
      frequency: options.frequency,
    });
    if (!read.success) {
      return command.error(read.error.issues.map((i) => `error: ${i.path.join(".")}: ${i.message}`).join("\n"));
    }
    await withStore(options, async ({ ports, settings }) => {
      const subscription = await subscribeAddress(ports.subscriptions, settings.secret, read.data, ports.clock.now());
      if (options.json) print(JSON.stringify(subscription));
      else if (!options.quiet) say(`Subscribed ${email}; subscription ${subscription.id}`);
    });
  });

const upper = (code: string) => (code === "all" ? code : code.toUpperCase());
