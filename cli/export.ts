import { exportState } from "#functions/aws/export-state.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";

/** `export`: the state in one canonical order, one JSON document a line. */
export const exportCommand = serviceCommand("export", "print the state of the store in one canonical order")
  .option("--only <part>", "`content`: versions, comparisons and edition contexts alone")
  .action(async (options: CommonOptions & { only?: string }, command) => {
    if (options.only !== undefined && options.only !== "content") {
      command.error(`error: --only ${options.only}: expected content`);
    }
    await withStore(options, async ({ table }) => {
      for await (const line of exportState(table, options.only === "content" ? { only: "content" } : {})) print(line);
    });
  });
