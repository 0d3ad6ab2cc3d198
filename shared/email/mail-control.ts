import * as z from "zod";
import { frequencySchema } from "#shared/alert/subscription.ts";

/** Frequencies whose mails a schedule sends. */
export const digestFrequencySchema = frequencySchema.extract(["daily", "weekly", "monthly"]);
export type DigestFrequency = z.infer<typeof digestFrequencySchema>;

/** Whether mail goes out. */
export const mailStateSchema = z.object({
  /** `resuming`: mail goes out again, and what waited meanwhile is not all back in its queue yet. */
  status: z.enum(["running", "paused", "resuming"]),
  /** When that began; null where mail was never paused. */
  since: z.iso.datetime().nullable(),
  /** How often mail was paused so far. */
  pauses: z.int().min(0),
  /** Digests that were due meanwhile, each once. */
  heldDigests: z.array(digestFrequencySchema),
});
export type MailState = z.infer<typeof mailStateSchema>;

/** A delivery that waits. */
export interface HeldMail {
  readonly deliveryId: string;
  /** The pause that it waits since, counted from 1. */
  readonly pauses: number;
}

/** By which an operator stops all mail, and what waits for its going on; each change is one conditional write. */
export interface MailControl {
  getState(): Promise<MailState>;
  /** @returns the state now; paused already, it stays as it was */
  pause(now: Date): Promise<MailState>;
  /** @returns the state now: `resuming`, or `running` where mail was not paused */
  resume(now: Date): Promise<MailState>;
  /** Keep a delivery until mail goes on. @returns false where mail is not paused, so that whoever asks sends it */
  hold(deliveryId: string): Promise<boolean>;
  /** Keep a digest until mail goes on. @returns false where mail is not paused */
  holdDigest(frequency: DigestFrequency): Promise<boolean>;
  /** Deliveries that wait since this pause or an earlier one. */
  listHeld(pauses: number): AsyncIterable<HeldMail>;
  /** Forget deliveries that are back in their queue. */
  letGo(held: readonly HeldMail[]): Promise<void>;
  /** Record that everything which waited is back, digests too; nothing where mail was paused again. */
  endResume(now: Date, pauses: number): Promise<void>;
}
