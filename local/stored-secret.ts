import { randomBytes, randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "#local/is-missing.ts";

/**
 * Load the secret of a data folder, making one at first use; readable by its owner alone.
 *
 * Subscriber ids and link tokens are keyed with it, so two processes that begin at once must agree: each writes its own
 * whole, and the first link to the common name stands.
 */
export const storedSecret = async (folder: string): Promise<string> => {
  const path = join(folder, "secret");
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const mine = join(folder, `secret.${randomUUID()}.tmp`);
  await writeFile(mine, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
  try {
    await link(mine, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(mine);
  }
  return (await readFile(path, "utf8")).trim();
};
