import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Write a file so that it is there whole or not at all, whenever the process ends: under a temporary name, then renamed.
 *
 * @param path - its folder is made where it is missing; what stood there is replaced
 */
export const writeWhole = async (
  path: string,
  content: string | Uint8Array,
  options: { mode?: number } = {},
): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${randomUUID()}.tmp`;
  await writeFile(unfinished, content, { ...options, flush: true });
  await rename(unfinished, path);
};
