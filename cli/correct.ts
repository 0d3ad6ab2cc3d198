import type { Correction } from "#shared/email/correction.ts";
import { listCorrections } from "#shared/email/list-corrections.ts";
import { queueCorrection } from "#shared/email/queue-correction.ts";
import { ServiceError } from "#shared/errors.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

/** No such release is in the store, or nothing was sent of it. */
export class CorrectReleaseMissingError extends ServiceError {
  readonly code = "CORRECT_RELEASE_MISSING";
  readonly retryable = false;
}

const sayChange = ({ heading, said, right }: Correction["changes"][number]): string[] => [
  `  ${heading}, ${said.topic}`,
  `    said:  ${said.label}: ${said.headline}`,
  `    right: ${right ? `${right.label}: ${right.headline}` : "no such change is found"}`,
];

interface CorrectOptions extends CommonOptions {
  readonly because: string;
  readonly send?: boolean;
}

/** `correct`: who was told something by a release that is not right; with `--send`, a mail that says so. */
export const correctCommand = serviceCommand(
  "correct",
  "list who was told something that is not right, and send them a correction",
)
  .argument("<release>", "id of the release whose mails are looked at, as us-state-country-reports-2024-r1")
  .requiredOption("--because <text>", "why it was wrong, for the mail: a sentence")
  .option("--send", "send the corrections; without it they are only listed")
  .option("--json", "print one correction a line")
  .action(async (release: string, options: CorrectOptions) => {
    await withStore(options, async (platform) => {
      const { ports, settings } = platform;
      const found = await ports.releases.getRelease(release);
      if (!found) throw new CorrectReleaseMissingError(`No release ${release} in the store`, { release });
      const wanted = { because: options.because, publicUrl: settings.publicUrl };
      let mails = 0;
      for await (const correction of listCorrections(ports, found, wanted)) {
        mails += 1;
        if (options.json) print(JSON.stringify(correction));
        else
          print(
            [
              `${correction.subscriberId}, mail ${correction.deliveryId}`,
              ...correction.changes.flatMap(sayChange),
            ].join("\n"),
          );
        if (options.send) await queueCorrection(ports, correction);
      }
      if (options.send) await platform.drain(["deliveries"]);
      if (options.json) return;
      const sent = options.send ? "sent (each once, however often this runs)" : "to be sent: run again with --send";
      print(`${mails} ${mails === 1 ? "correction" : "corrections"} ${sent}`);
    });
  });
