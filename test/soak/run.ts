import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { liveThrough } from "./live-through.ts";

/** Days whose weight is held against the end: the release and what it brings are over by then. */
const settledDay = 5;

/** What may come after that, as a share: events of the watch, marks of schedules. */
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

const [settled, last] = [soaked.days[settledDay - 1], soaked.days.at(-1)];
const grew = (size: "folderBytes" | "residentBytes"): number =>
  (last?.[size] ?? Number.NaN) / (settled?.[size] ?? Number.NaN);
console.log(
  `from day ${settledDay} to day ${last?.day}: folder × ${grew("folderBytes").toFixed(3)}, memory × ${grew("residentBytes").toFixed(3)}`,
);
const isGood =
  soaked.runs.every(({ due, ran }) => due === ran) &&
  soaked.errors.length === 0 &&
  soaked.restoredEqual &&
  grew("folderBytes") <= mostGrowth &&
  grew("residentBytes") <= mostGrowth;
console.log(`${isGood ? "good" : "NOT GOOD"}, in ${((performance.now() - began) / 1000).toFixed(0)} s`);
process.exitCode = isGood ? 0 : 1;
