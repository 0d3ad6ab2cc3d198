import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "#local/is-missing.ts";
import { writeWhole } from "#local/write-whole.ts";

/** Where `serve` listens unless told otherwise. */
const usualUrl = "http://127.0.0.1:8400";

/** Say where the pages of a data folder were last served, which is where links in mails lead. */
export const lastPublicUrl = async (folder: string): Promise<string> => {
  try {
    return (await readFile(join(folder, "public-url"), "utf8")).trim();
  } catch (error) {
    if (isMissing(error)) return usualUrl;
    throw error;
  }
};

/** Remember where the pages are served, for the mails of other processes. */
export const keepPublicUrl = async (folder: string, url: string): Promise<void> =>
  writeWhole(join(folder, "public-url"), `${url}\n`);
