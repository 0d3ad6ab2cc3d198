import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { SourceLister } from "#shared/ports.ts";

/** Names of files that can hold a report. */
const reportFile = /\.(?:html?|txt|pdf)$/i;

const listFolder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && reportFile.test(entry.name))
    .map((entry) => pathToFileURL(join(entry.parentPath, entry.name)).href)
    .sort();
};

/** One address a line; empty lines and lines that begin with `#` say nothing. */
const readList = async (file: string): Promise<string[]> =>
  (await readFile(file, "utf8"))
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

/**
 * List what one machine watches: the pages in a folder and its subfolders, and the addresses in a file; both, one or neither.
 *
 * Both are read anew each time, so that they can be changed while the service runs.
 */
export const watchedPages = (watch: { folder?: string | undefined; list?: string | undefined }): SourceLister => ({
  listPages: async () => {
    const inFolder = watch.folder === undefined ? [] : await listFolder(watch.folder);
    const onList = watch.list === undefined ? [] : await readList(watch.list);
    return [...inFolder, ...onList].map((address) => ({ address, everyMs: null }));
  },
});
