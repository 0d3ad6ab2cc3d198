import { openPlatform, type Platform, type PlatformOptions } from "#local/open-platform.ts";
import type { CommonOptions } from "./command.ts";

/**
 * Open the store of a data folder, do something with it, and close it whatever happened.
 *
 * @param options - the command's options; `data` is the folder, made where it is not there
 * @param work - gets the platform; nothing of it may be used afterwards
 */
export async function withStore<Result>(
  options: Pick<CommonOptions, "data"> & Pick<PlatformOptions, "log" | "environment">,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result> {
  const { data: dataFolder, log, environment } = options;
  const platform = await openPlatform({ dataFolder, ...(log && { log }), ...(environment && { environment }) });
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}
