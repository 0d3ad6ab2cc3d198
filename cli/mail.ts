import { Argument } from "commander";
import type { MailState } from "#shared/email/mail-control.ts";
import { print, say, serviceCommand } from "./command.ts";
import { mailAgainCommand } from "./mail-again.ts";
import { type Operated, type OperatorOptions, tableOption, withOperated } from "./open-operated.ts";

const doings = ["pause", "resume", "status"] as const;
type Doing = (typeof doings)[number];

/** Mail's state and how many deliveries wait. */
interface MailStatus extends MailState {
  readonly waiting: number;
}

const readStatus = async ({ ports: { mailControl } }: Operated): Promise<MailStatus> => {
  const state = await mailControl.getState();
  let waiting = 0;
  // None may be left over while mail runs; they are counted all the same, since whoever asks wants to be sure.
  for await (const _ of mailControl.listHeld(state.pauses)) waiting += 1;
  return { ...state, waiting };
};

const render = ({ status, since, waiting, heldDigests }: MailStatus): string => {
  const waits = `${waiting} ${waiting === 1 ? "mail waits" : "mails wait"}`;
  const digests = heldDigests.length > 0 ? `; due digests: ${heldDigests.join(", ")}` : "";
  if (status === "paused") return `Mail is paused since ${since}; ${waits}${digests}.`;
  if (status === "resuming") return `Mail goes on since ${since}; ${waits} to be put back${digests}.`;
  return waiting > 0 ? `Mail goes out; ${waits} for the next resume.` : "Mail goes out.";
};

/** What waited is put back and sent here; in the cloud by the schedule, within five minutes. */
const resume = async ({ ports, platform }: Operated): Promise<void> => {
  const { status } = await ports.mailControl.resume(ports.clock.now());
  if (status !== "resuming" || platform === undefined) return;
  await platform.invoke("send-digests", { take: "held" });
  await platform.drain(["deliveries"]);
};

/** `mail`: stop all mail, let it go on, or say how it stands. */
export const mailCommand = serviceCommand("mail", "pause all mail, let it go on, or say whether it is paused")
  // What stands after `again` is for it.
  .enablePositionalOptions()
  .addArgument(
    new Argument("<what>", "pause: mails wait from now on, none is lost; resume: they go out").choices(doings),
  )
  .option(...tableOption)
  .option("--json", "print how it stands as JSON")
  .action(async (what: Doing, options: OperatorOptions) => {
    const status = await withOperated(options, async (operated) => {
      if (what === "pause") await operated.ports.mailControl.pause(operated.ports.clock.now());
      if (what === "resume") await resume(operated);
      return readStatus(operated);
    });
    if (options.json) print(JSON.stringify(status));
    else if (what === "status") print(render(status));
    else if (!options.quiet) say(render(status));
  })
  .addCommand(mailAgainCommand);
