import { previewRelease } from "#shared/alert/release-preview.ts";
import { ServiceError } from "#shared/errors.ts";
import type { Release } from "#shared/release/release.ts";
import { StoreMissingError } from "#shared/store-errors.ts";
import { print, say, serviceCommand } from "./command.ts";
import { type Operated, type OperatorOptions, tableOption, withOperated } from "./open-operated.ts";
import { renderPreview, renderReleaseLine } from "./render-release.ts";

/** A release is still open, so that nobody can say yet what they approve. */
class ReleaseOpenError extends ServiceError {
  readonly code = "RELEASE_OPEN";
  readonly retryable = false;
}

const loadRelease = async ({ ports }: Operated, id: string): Promise<Release> => {
  const release = await ports.releases.getRelease(id);
  if (!release) throw new StoreMissingError("the release", id);
  return release;
};

/** Approve, and do what follows: here at once; in the cloud by the schedule, within fifteen minutes. */
const approve = async (operated: Operated, id: string): Promise<"approved" | "needs-none"> => {
  const { series, edition, silent } = await loadRelease(operated, id);
  const { ports, platform } = operated;
  const outcome = await ports.releases.approve(id, ports.clock.now());
  if (outcome === "open") {
    throw new ReleaseOpenError(`Cannot approve ${id}: it is still open; expected a closed one; approve it once it is`);
  }
  if (outcome === "approved" && platform !== undefined) {
    await platform.ports.events.publish("ReleaseClosed", { releaseId: id, series, edition, silent });
    await platform.drain(["alerts", "feedback", "deliveries"]);
  }
  return outcome;
};

const approveCommand = serviceCommand("approve", "let a release that awaits approval be told of")
  .argument("<id>", "of the release, as `releases` lists it")
  .option(...tableOption)
  .action(async (id: string, options: OperatorOptions) => {
    const outcome = await withOperated(options, (operated) => approve(operated, id));
    if (options.quiet) return;
    say(outcome === "approved" ? `Approved ${id}.` : `${id} awaits no approval; nothing was changed.`);
  });

/** `release`: one release, who would get what of it, and its approval. */
export const releaseCommand = serviceCommand("release", "one release: how it stands, and who would get what of it")
  // What stands after `approve` is for it.
  .enablePositionalOptions()
  .argument("<id>", "of the release, as `releases` lists it")
  .option("--dry-run", "say who would get what, with counts and ten samples; writes and sends nothing")
  .option(...tableOption)
  .option("--json", "print it as JSON")
  .action(async (id: string, options: OperatorOptions & { readonly dryRun?: true }) => {
    await withOperated(options, async (operated) => {
      const release = await loadRelease(operated, id);
      if (options.dryRun) {
        const preview = await previewRelease(operated.ports, release);
        return print(options.json ? JSON.stringify(preview) : renderPreview(preview));
      }
      print(options.json ? JSON.stringify(release) : renderReleaseLine(release));
    });
  })
  .addCommand(approveCommand);
