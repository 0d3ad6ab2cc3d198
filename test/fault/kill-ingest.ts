import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { deliveryOf, readMailbox } from "../feature/read-mailbox.ts";
import { runPalimpsest, startPalimpsest } from "../feature/run-palimpsest.ts";
import { randomFrom } from "./random.ts";

/** Pages of two editions, and how often to kill. */
export interface KillPlan {
  /** Pages that are known beforehand (backfill), and pages that are ingested while the process is killed. */
  readonly known: readonly string[];
  readonly fresh: readonly string[];
  readonly subscribers: number;
  readonly kills: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

/** What one killed and resumed store came to. */
export interface KillOutcome {
  /** Milliseconds after the start at which the process was killed. */
  readonly afterMs: number;
  /** The kill came before the process had ended by itself. */
  readonly killed: boolean;
  readonly sameExport: boolean;
  readonly mails: number;
  readonly doubled: number;
}

async function succeed(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runPalimpsest(...args);
  if (code !== 0) throw new Error(`palimpsest ${args[0]} ended with ${code}:\n${stderr}`);
  return stdout;
}

const wishes = [
  ["--country", "all", "--topic", "press-freedom"],
  ["--country", "AL", "--country", "DZ", "--topic", "all"],
  ["--country", "all", "--topic", "unions", "--topic", "torture"],
  ["--country", "AM", "--topic", "executive-summary", "--topic", "child-labor"],
] as const;

async function prepare(folder: string, plan: KillPlan): Promise<void> {
  await succeed("ingest", "--data", folder, "--backfill", "--quiet", ...plan.known);
  for (let n = 0; n < plan.subscribers; n++) {
    const wish = wishes[n % wishes.length] ?? wishes[0];
    await succeed("subscribe", `reader${n}@example.org`, "--data", folder, ...wish);
  }
}

async function observe(folder: string) {
  const state = await succeed("export", "--data", folder);
  const deliveries = (await readMailbox(folder)).map(deliveryOf);
  return { state, mails: deliveries.length, doubled: deliveries.length - new Set(deliveries).size };
}

async function killOnce(base: string, folder: string, plan: KillPlan, afterMs: number) {
  await cp(base, folder, { recursive: true });
  const ingest = ["ingest", "--data", folder, "--quiet", ...plan.fresh];
  const { child, result } = startPalimpsest(ingest);
  await Promise.race([wait(afterMs), result]);
  child.kill("SIGKILL");
  const killed = (await result).code === null;
  await succeed(...ingest);
  return { killed, ...(await observe(folder)) };
}

/**
 * Kill `ingest` at random moments, run it again after each, and hold what results against an undisturbed run.
 *
 * @returns one outcome a kill; an undisturbed run that sent no mail is an error, since it would prove nothing
 */
export async function killIngest(plan: KillPlan): Promise<KillOutcome[]> {
  const root = await mkdtemp(join(tmpdir(), "palimpsest-kill-"));
  try {
    const base = join(root, "base");
    await mkdir(base);
    await prepare(base, plan);
    const calm = join(root, "calm");
    await cp(base, calm, { recursive: true });
    const startedAt = performance.now();
    await succeed("ingest", "--data", calm, "--quiet", ...plan.fresh);
    const lastsMs = performance.now() - startedAt;
    const expected = await observe(calm);
    if (expected.mails === 0) throw new Error("the undisturbed run sent no mail");
    plan.report(`undisturbed: ${plan.fresh.length} pages in ${(lastsMs / 1000).toFixed(1)} s, ${expected.mails} mails`);

    const random = randomFrom(plan.seed);
    const outcomes: KillOutcome[] = [];
    for (let n = 0; n < plan.kills; n++) {
      const afterMs = Math.round(random() * lastsMs);
      const folder = join(root, `kill-${n}`);
      const { killed, state, mails, doubled } = await killOnce(base, folder, plan, afterMs);
      const outcome = { afterMs, killed, sameExport: state === expected.state, mails, doubled };
      outcomes.push({ ...outcome, sameExport: outcome.sameExport && mails === expected.mails });
      plan.report(`kill ${n + 1} after ${afterMs} ms: ${JSON.stringify(outcome)}`);
      await rm(folder, { recursive: true, force: true });
    }
    return outcomes;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
