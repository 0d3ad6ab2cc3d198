import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { isMissing } from "#local/is-missing.ts";
import { writeWhole } from "#local/write-whole.ts";

const controlSchema = z.strictObject({
  /** Of the next mails, how many are accepted without an answer. */
  dropAnswers: z.int().min(0).default(0),
  /** Of the next calls, how many are throttled. */
  throttle: z.int().min(0).default(0),
  /** Whether events wait for the next start. */
  holdEvents: z.boolean().default(false),
  /** Addresses, beside `bounce@…`, whose mail comes back. */
  bounce: z.array(z.string()).default([]),
  /** Addresses, beside `soft-bounce@…`, whose mail comes back for a reason that may pass. */
  softBounce: z.array(z.string()).default([]),
  /** Addresses, beside `complaint@…`, whose owners complain. */
  complaint: z.array(z.string()).default([]),
  /** Mails a second; more are throttled. */
  sendRate: z.number().positive().default(1_000),
  /** Mails in 24 hours; more are throttled; null without a limit. */
  dayQuota: z.int().min(0).nullable().default(null),
  /** Of so many mails one is kept; all are counted, and all have their events. */
  keepEvery: z.int().min(1).default(1),
});
/** How the mailbox is told to misbehave. */
export type MailboxControl = z.infer<typeof controlSchema>;

/** Read how the mailbox of a folder is to misbehave; not at all where nobody said so. */
export const readMailboxControl = async (folder: string): Promise<MailboxControl> => {
  try {
    return controlSchema.parse(JSON.parse(await readFile(join(folder, "control.json"), "utf8")));
  } catch (error) {
    if (isMissing(error)) return controlSchema.parse({});
    throw error;
  }
};

/** Tell the mailbox of a folder, running or not, how to misbehave; what is not given goes back to normal. */
export const writeMailboxControl = async (folder: string, control: Partial<MailboxControl>): Promise<void> =>
  writeWhole(join(folder, "control.json"), `${JSON.stringify(controlSchema.parse(control), null, 2)}\n`);

/** Use up one of a counted misbehaviour. @returns whether there was one */
export const takeFromControl = async (folder: string, what: "dropAnswers" | "throttle"): Promise<boolean> => {
  const control = await readMailboxControl(folder);
  if (control[what] === 0) return false;
  await writeMailboxControl(folder, { ...control, [what]: control[what] - 1 });
  return true;
};
