import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { type BackupManifest, isBackedUp, manifestName, manifestSchema } from "#local/backup/backup-manifest.ts";
import { BackupUnreadableError } from "#local/backup/errors.ts";

/**
 * Unpack a backup into a folder, and make sure that it is whole: every file that its manifest names is there, byte for byte.
 *
 * @throws BackupUnreadableError `LOCAL_BACKUP_UNREADABLE` saying what is wrong with it
 */
export const readBackup = async (file: string, folder: string): Promise<BackupManifest> => {
  const unpacked = await unpack(file, folder).catch((error: unknown) => {
    if (error instanceof BackupUnreadableError) throw error;
    throw unreadable(file, error instanceof Error ? error.message : String(error), error);
  });
  const manifest = await readManifest(file, join(folder, manifestName));
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = unpacked.get(path);
    if (found?.sha256 !== sha256 || found.bytes !== bytes)
      throw unreadable(file, `${path} is ${found ? "not what was written" : "missing"}`);
  }
  await rm(join(folder, manifestName));
  return manifest;
};

const unpack = async (file: string, folder: string): Promise<Map<string, { bytes: number; sha256: string }>> => {
  const unpacked = new Map<string, { bytes: number; sha256: string }>();
  const archive = extract();
  const reading = pipeline(createReadStream(file), createGunzip(), archive);
  const writing = (async () => {
    for await (const entry of archive) {
      const { name, type } = entry.header;
      if (type !== "file" || !(name === manifestName || isBackedUp(name)))
        throw unreadable(file, `it holds ${JSON.stringify(name)}, which no backup has`);
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      const hash = createHash("sha256");
      let bytes = 0;
      const measure = new Transform({
        transform(piece: Buffer, _, done) {
          hash.update(piece);
          bytes += piece.length;
          done(null, piece);
        },
      });
      await pipeline(entry, measure, createWriteStream(path, { mode: 0o600 }));
      unpacked.set(name, { bytes, sha256: hash.digest("hex") });
    }
  })();
  await Promise.all([reading, writing]);
  return unpacked;
};

const readManifest = async (file: string, path: string): Promise<BackupManifest> => {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw unreadable(
      file,
      "its manifest is missing or malformed: it was broken off, or is no backup of this service",
      error,
    );
  }
};

const unreadable = (file: string, why: string, cause?: unknown): BackupUnreadableError =>
  new BackupUnreadableError(
    `Cannot restore ${file}: ${why}; expected a whole file that \`palimpsest backup\` wrote; take another one`,
    { file },
    { cause },
  );
