import { killIngest } from "./kill-ingest.ts";
import { killPages } from "./kill-pages.ts";

const seed = Number(process.env.PALIMPSEST_SEED ?? 20_260_801);
const pages = killPages(50);
if (!pages) {
  console.log("skipped: no corpus in the folder that PALIMPSEST_SHARED names");
} else {
  console.log(`kill -9 of ingest over ${pages.fresh.length} pages, 20 subscribers, 20 moments, seed ${seed}`);
  const outcomes = await killIngest({
    ...pages,
    subscribers: 20,
    kills: 20,
    seed,
    report: (line) => console.log(line),
  });
  const same = outcomes.filter((outcome) => outcome.sameExport && outcome.doubled === 0).length;
  console.log(`${same} of ${outcomes.length} equal the undisturbed run byte for byte, with every mail once`);
  if (same < outcomes.length) process.exitCode = 1;
}
