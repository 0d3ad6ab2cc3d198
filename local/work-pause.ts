import { rmSync, statSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A pause that nobody renews is over after this time, so that a process that ended in the middle stops nothing for good. */
const leaseMs = 30_000;

const pauseFile = (folder: string) => join(folder, "paused");

/** Tell whether workers and schedules of a data folder, in all processes, are to begin nothing new. */
export const isPaused = (folder: string): boolean => {
  const pausedAt = statSync(pauseFile(folder), { throwIfNoEntry: false })?.mtimeMs;
  return pausedAt !== undefined && pausedAt > Date.now() - leaseMs;
};

/** Ask all workers and schedules of a data folder to begin nothing new; renewed until `resume`. */
export const pauseWork = async (folder: string): Promise<{ resume(): void }> => {
  const path = pauseFile(folder);
  await writeFile(path, `${process.pid}\n`);
  const renewal = setInterval(() => {
    // Whoever removed it wants work to go on.
    utimes(path, new Date(), new Date()).catch(() => undefined);
  }, leaseMs / 6);
  renewal.unref();
  return {
    resume: () => {
      clearInterval(renewal);
      rmSync(path, { force: true });
    },
  };
};
