import * as z from "zod";
import type { Deps } from "#functions/deps.ts";
import { scheduleHandler } from "#functions/middleware.ts";
import { takeChunks } from "#functions/take-chunks.ts";
import { type DigestFrequency, digestFrequencySchema } from "#shared/email/mail-control.ts";
import { queueDigests } from "#shared/email/queue-digests.ts";

/** Subscribers at a time. */
const parallel = 25;

/** One delivery for everyone for whom matches of this frequency wait. */
const sendDigests = async (deps: Deps<"send-digests">, frequency: DigestFrequency): Promise<void> => {
  const digests = await queueDigests(deps, frequency);
  deps.log.info("DIGESTS_QUEUED", { frequency, digests });
};

/** Once mail goes on: a new message for each delivery that waited, and the digests that were due meanwhile, each once. */
const sendHeld = async (deps: Deps<"send-digests">): Promise<void> => {
  const { mailControl, deliveriesQueue } = deps;
  const { status, pauses, heldDigests } = await mailControl.getState();
  if (status !== "resuming") return;
  let deliveries = 0;
  for await (const held of takeChunks(mailControl.listHeld(pauses), parallel)) {
    await deliveriesQueue.send(held.map(({ deliveryId }) => ({ deliveryId })));
    await mailControl.letGo(held);
    deliveries += held.length;
  }
  for (const frequency of heldDigests) await sendDigests(deps, frequency);
  await mailControl.endResume(deps.clock.now(), pauses);
  deps.log.info("MAIL_RESUMED", { deliveries, digests: heldDigests.length });
};

/**
 * Make the handler of send-digests: the daily, weekly and monthly mails, and what waited while mail was paused.
 *
 * Only matches of closed releases wait for a digest. Run twice it finds nothing left; run again after a crash it makes
 * the same delivery, or one with more in it, and the first delivery to take a match keeps it.
 */
export const createHandler = (deps: Deps<"send-digests">) =>
  scheduleHandler({
    name: "send-digests",
    log: deps.log,
    input: z.union([z.object({ frequency: digestFrequencySchema }), z.object({ take: z.literal("held") })]),
    handle: async (input) => {
      if ("take" in input) return sendHeld(deps);
      const { frequency } = input;
      // One digest that tells of everything, rather than one for each day of a pause.
      if (await deps.mailControl.holdDigest(frequency)) return deps.log.info("DIGESTS_HELD", { frequency });
      return sendDigests(deps, frequency);
    },
  });
