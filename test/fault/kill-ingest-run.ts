import { killIngest } from "./kill-ingest.ts";
import { killPages } from "./kill-pages.ts";

/** Kill `ingest` over fifty real reports. @returns whether every end was that of the undisturbed run */
export const runKillIngest = async (seed: number, say: (line: string) => void): Promise<boolean> => {
  const pages = killPages(50);
  if (!pages) {
    say("skipped: no corpus in the folder that PALIMPSEST_SHARED names");
    return true;
  }
  say(`kill -9 of ingest over ${pages.fresh.length} pages, 20 subscribers, 20 moments, seed ${seed}`);
  const outcomes = await killIngest({ ...pages, subscribers: 20, kills: 20, seed, report: say });
  const same = outcomes.filter((outcome) => outcome.sameExport && outcome.doubled === 0).length;
  say(`${same} of ${outcomes.length} equal the undisturbed run byte for byte, with every mail once`);
  return same === outcomes.length;
};
