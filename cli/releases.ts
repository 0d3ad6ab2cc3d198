import { seriesSchema } from "#shared/report/version-head.ts";
import { parseEditionArgument } from "./arguments.ts";
import { print, say, serviceCommand } from "./command.ts";
import { type OperatorOptions, tableOption, withOperated } from "./open-operated.ts";
import { renderReleaseLine } from "./render-release.ts";

/** `releases`: every release of the store and how it stands. */
export const releasesCommand = serviceCommand("releases", "the releases of the store and how each stands")
  .option("--edition <year>", "only those of one edition", parseEditionArgument)
  .option(...tableOption)
  .option("--json", "print one release a line as JSON")
  .action(async (options: OperatorOptions & { readonly edition?: number }) => {
    const releases = await withOperated(options, async ({ ports }) =>
      Promise.all(seriesSchema.options.map((series) => ports.releases.listReleases(series, options.edition))),
    );
    for (const release of releases.flat()) print(options.json ? JSON.stringify(release) : renderReleaseLine(release));
    if (releases.flat().length === 0 && !options.quiet) say("There is no release yet.");
  });
