import { type CommonOptions, print, say, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

/** `backup`: everything of the store in one file, also while `serve` runs. */
export const backupCommand = serviceCommand("backup", "write the whole store into one file, also while it is served")
  .argument("<file>", "where to; a gzipped tar archive that holds addresses and the secret: keep it as you keep those")
  .option("--json", "print what was written as JSON")
  .action(async (file: string, options: CommonOptions) => {
    await withStore(options, async (platform) => {
      const { madeAt, itemCount, files } = await platform.backup(file);
      const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
      if (options.json) print(JSON.stringify({ file, madeAt, itemCount, fileCount: files.length, bytes }));
      else if (!options.quiet)
        say(`Wrote ${file}: ${itemCount} items and ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB unpacked.`);
    });
  });
