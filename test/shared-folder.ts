import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = resolve(root, process.env.PALIMPSEST_SHARED ?? "../shared");

/**
 * The folder of real pages and labelled comparisons: what `PALIMPSEST_SHARED` names (from the project's root), by default
 * `../shared`; undefined where there is none.
 */
export const sharedFolder: string | undefined = existsSync(join(folder, "corpus")) ? folder : undefined;

if (!sharedFolder) console.warn(`skipped where real pages are needed: no corpus in ${folder} (PALIMPSEST_SHARED)`);
