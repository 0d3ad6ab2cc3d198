import { createInterface } from "node:readline";
import { silentLog } from "../silent-log.ts";
import { openWorld } from "./open-world.ts";
import { PortCalls } from "./port-calls.ts";
import { differences, type KillRun, play, type Run } from "./runs.ts";
import { beginning, type Outcome, playScenario } from "./scenario.ts";
import { plainOrder } from "./work-queues.ts";
import type { Pages } from "./write-pages.ts";

/** What a child is told on its standard input, a line each: first this, then the runs. */
export interface Preparation {
  readonly pages: Pages;
  readonly calm: Outcome;
}

/** What it says of each run, a line each. */
export interface Verdict {
  readonly differences: readonly string[];
}

/** A world that may be ended at a call, and that another process takes up after it. */
const playOnDisk = async (pages: Pages, folder: string, kill: KillRun | undefined): Promise<Outcome> => {
  const calls = new PortCalls(kill && { ...kill.point, kind: kill.how });
  const world = await openWorld({ folder, calls, from: beginning, outlives: true, log: silentLog });
  const outcome = await playScenario(world, pages, plainOrder);
  await world.close();
  return outcome;
};

const judge = async ({ pages, calm }: Preparation, run: Run): Promise<Verdict> => {
  try {
    const { outcome, wasReached } = await play(pages, run);
    return { differences: [...differences(calm, outcome), ...(wasReached ? [] : ["the call never came"])] };
  } catch (error) {
    return { differences: [`it ended with ${error instanceof Error ? error.stack : String(error)}`] };
  }
};

const [folder, kill] = process.argv.slice(2);
let prepared: Preparation | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  const told = JSON.parse(line);
  if (prepared === undefined) {
    prepared = told as Preparation;
    if (folder === undefined) continue;
    const outcome = await playOnDisk(prepared.pages, folder, kill === undefined ? undefined : JSON.parse(kill));
    process.stdout.write(`${JSON.stringify({ differences: differences(prepared.calm, outcome) })}\n`);
    process.exit();
  }
  process.stdout.write(`${JSON.stringify(await judge(prepared, told as Run))}\n`);
}
