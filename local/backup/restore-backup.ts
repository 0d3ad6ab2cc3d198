import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { loadItems, parseItemLine, type RawItem } from "#functions/aws/table-dump.ts";
import { type BackupManifest, itemsName } from "#local/backup/backup-manifest.ts";
import { RestoreOverStoreError } from "#local/backup/errors.ts";
import { readBackup } from "#local/backup/read-backup.ts";
import { isMissing } from "#local/is-missing.ts";
import { openDataFolder } from "#local/open-data-folder.ts";
import type { Clock, Log } from "#shared/ports.ts";

/** Items that are put at once. */
const batch = 400;

/**
 * Make a data folder from a backup.
 *
 * It is made beside its place and renamed when it is whole, so that nothing half restored is ever used. What was under way
 * when the backup was made goes on from there.
 *
 * @param folder - must not be there yet, or be empty
 * @throws BackupUnreadableError `LOCAL_BACKUP_UNREADABLE`
 * @throws RestoreOverStoreError `LOCAL_RESTORE_OVER_STORE`
 */
export const restoreBackup = async (
  file: string,
  folder: string,
  ports: { clock: Clock; log: Log },
): Promise<BackupManifest> => {
  const target = resolve(folder);
  if (!(await isFree(target)))
    throw new RestoreOverStoreError(
      `Cannot restore into ${folder}: it is not empty; expected a folder that is not there yet; name another one, or move this one away`,
      { folder },
    );
  const unfinished = `${target}.restoring`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const manifest = await readBackup(file, unfinished);
    await loadTable(unfinished, ports);
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
};

const isFree = async (folder: string): Promise<boolean> => {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
};

const loadTable = async (folder: string, ports: { clock: Clock; log: Log }): Promise<void> => {
  const data = await openDataFolder(folder, ports);
  try {
    let items: RawItem[] = [];
    for await (const line of createInterface({ input: createReadStream(join(folder, itemsName)) })) {
      items.push(parseItemLine(line));
      if (items.length < batch) continue;
      await loadItems(data.table, items);
      items = [];
    }
    await loadItems(data.table, items);
  } finally {
    await data.close();
  }
  await rm(join(folder, itemsName));
};
