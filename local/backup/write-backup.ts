import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { type Pack, pack } from "tar-stream";
import { dumpItems, itemLine } from "#functions/aws/table-dump.ts";
import { type BackupManifest, itemsName, manifestName } from "#local/backup/backup-manifest.ts";
import { BackupBusyError } from "#local/backup/errors.ts";
import { isMissing } from "#local/is-missing.ts";
import type { DataFolder } from "#local/open-data-folder.ts";
import { pauseWork } from "#local/work-pause.ts";

/** A worker looks at the pause before it takes a message: after this time none is between the two. */
const noticeMs = 200;

/** How long a function that is under way may take to end; longer than any function's timeout. */
const patienceMs = 6 * 60_000;

/**
 * Write everything of a data folder into one file, while it is in use.
 *
 * Workers and schedules of all processes pause meanwhile, so that database, queues and mailbox are of one moment: no mail
 * that the database still has to send is in the mailbox already. Requests are answered all the time.
 *
 * @param file - a gzipped tar archive, for its owner's eyes alone: it holds addresses and the secret. It is there whole or not at all
 * @returns what was kept
 * @throws BackupBusyError `LOCAL_BACKUP_BUSY` where work under way does not end
 */
export const writeBackup = async (data: DataFolder, file: string, now: Date): Promise<BackupManifest> => {
  const { resume } = await pauseWork(data.path);
  const scratch = {
    archive: `${file}.partial`,
    items: `${file}.items`,
    queues: `${file}.queues`,
    schedules: `${file}.schedules`,
  };
  try {
    await untilIdle(data);
    const itemCount = await writeItems(data, scratch.items);
    data.queues.copyTo(scratch.queues);
    data.schedules.copyTo(scratch.schedules);
    const files = [
      { path: itemsName, source: scratch.items },
      { path: "queues.sqlite", source: scratch.queues },
      { path: "schedules.sqlite", source: scratch.schedules },
      ...["secret", "public-url"].map((path) => ({ path, source: join(data.path, path) })),
      ...(await filesBelow(data.path, ["snapshots", "mailbox"])),
    ];
    const manifest = await writeArchive(scratch.archive, files, { madeAt: now.toISOString(), itemCount });
    await rename(scratch.archive, file);
    return manifest;
  } finally {
    resume();
    await Promise.all(Object.values(scratch).map((path) => rm(path, { force: true })));
  }
};

const untilIdle = async ({ queues, schedules }: DataFolder): Promise<void> => {
  await sleep(noticeMs);
  const patientUntil = performance.now() + patienceMs;
  while (queues.underWay() + schedules.underWay() > 0) {
    if (performance.now() > patientUntil)
      throw new BackupBusyError(
        "Cannot back up: work under way does not end; look which function hangs, then try again",
      );
    await sleep(50);
  }
};

const writeItems = async ({ table }: DataFolder, path: string): Promise<number> => {
  const file = await open(path, "w", 0o600);
  let count = 0;
  try {
    for await (const items of dumpItems(table)) {
      await file.write(items.map((item) => `${itemLine(item)}\n`).join(""));
      count += items.length;
    }
  } finally {
    await file.close();
  }
  return count;
};

/** Files that are kept: each is written whole and then stays as it is. What is only half written has another name. */
const filesBelow = async (folder: string, names: readonly string[]): Promise<{ path: string; source: string }[]> => {
  const found: { path: string; source: string }[] = [];
  for (const name of names) {
    try {
      for (const entry of await readdir(join(folder, name), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || entry.name.endsWith(".tmp")) continue;
        const source = join(entry.parentPath, entry.name);
        found.push({ path: source.slice(folder.length + 1).replaceAll("\\", "/"), source });
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
};

const writeArchive = async (
  path: string,
  files: readonly { path: string; source: string }[],
  facts: Pick<BackupManifest, "madeAt" | "itemCount">,
): Promise<BackupManifest> => {
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(path, { mode: 0o600, flush: true }));
  const manifest: BackupManifest = { schema: "palimpsest/backup@1", ...facts, files: [] };
  const filled = (async () => {
    for (const file of files) {
      const entry = await addFile(archive, file);
      if (entry) manifest.files.push(entry);
    }
    archive.entry({ name: manifestName, mode: 0o600 }, `${JSON.stringify(manifest)}\n`);
    archive.finalize();
  })();
  await Promise.all([
    written,
    filled.catch((error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error)))),
  ]);
  return manifest;
};

const addFile = async (archive: Pack, { path, source }: { path: string; source: string }) => {
  const found = await stat(source).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!found) return undefined;
  const hash = createHash("sha256");
  const ended = Promise.withResolvers<void>();
  const entry = archive.entry({ name: path, size: found.size, mode: 0o600 }, (error) =>
    error ? ended.reject(error) : ended.resolve(),
  );
  for await (const piece of createReadStream(source, { end: Math.max(0, found.size - 1) })) {
    hash.update(piece);
    if (!entry.write(piece)) await once(entry, "drain");
  }
  entry.end(undefined);
  await ended.promise;
  return { path, bytes: found.size, sha256: hash.digest("hex") };
};
