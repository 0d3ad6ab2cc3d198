import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { steadyAddress } from "#shared/country/report-address.ts";

const pageName = /\.(html?|txt|pdf)$/i;

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && pageName.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * Turn what a person names – files, folders, addresses – into addresses of source pages.
 *
 * A path that does not exist is an address too: looking at it names the failure, and the rest goes on.
 *
 * @param targets - paths and addresses as typed; a folder stands for the pages (`.html`, `.htm`, `.txt`, `.pdf`) anywhere below it
 * @returns `file:///…` and `https://…` addresses, each once, files of a folder sorted by path
 */
export async function listAddresses(targets: readonly string[]): Promise<string[]> {
  const addresses = new Set<string>();
  for (const target of targets) {
    if (/^https?:\/\//.test(target)) {
      addresses.add(steadyAddress(target));
      continue;
    }
    const found = await stat(target).catch(() => undefined);
    const paths = found?.isDirectory() ? (await filesBelow(target)).sort() : [target];
    for (const path of paths) addresses.add(pathToFileURL(resolve(path)).href);
  }
  return [...addresses];
}
