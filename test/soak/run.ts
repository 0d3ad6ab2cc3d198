import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveThrough } from "./live-through.ts";

/** By the end of this day the release is told; from then on nothing new is to be kept but marks of schedules. */
const settledDay = 4;

/** What the last days may weigh more than the most until then, as a share. The database's files come and go by their size. */
const mostGrowth = 1.1;

const folder = await mkdtemp(join(tmpdir(), "palimpsest-soak-"));
process.env.PALIMPSEST_WATCH_FOLDER = join(folder, "pages");
const began = performance.now();
const soaked = await liveThrough(
  folder,
  { hours: 7 * 24 + 8, releaseAt: 58, backupAt: 80, stopAt: 100, stoppedFor: 26 },
  console.log,
);
await rm(folder, { recursive: true });

for (const { name, due, ran } of soaked.runs) console.log(`${name}: due ${due} times, ran ${ran} times`);
console.log(`mails: ${soaked.mailsTo.toSorted().join(", ")}`);
console.log(`restored from the backup: ${soaked.restoredEqual ? "equal" : "DIFFERENT"}`);
for (const error of soaked.errors) console.log(`error: ${error}`);

const grew = (size: "folderBytes" | "heapBytes"): number => {
  const most = (days: typeof soaked.days): number => Math.max(...days.map((day) => day[size]));
  return most(soaked.days.slice(settledDay)) / most(soaked.days.slice(0, settledDay));
};
console.log(
  `most after day ${settledDay} against most until then: folder × ${grew("folderBytes").toFixed(3)}, memory × ${grew("heapBytes").toFixed(3)}`,
);
console.log(`resident memory at the end: ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
const isGood =
  soaked.runs.every(({ due, ran }) => due === ran) &&
  soaked.errors.length === 0 &&
  soaked.restoredEqual &&
  grew("folderBytes") <= mostGrowth &&
  grew("heapBytes") <= mostGrowth;
console.log(`${isGood ? "good" : "NOT GOOD"}, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = isGood ? 0 : 1;
