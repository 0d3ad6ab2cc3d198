import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { playKills, playMany } from "./play-apart.ts";
import type { Verdict } from "./play-child.ts";
import { disturbances } from "./port-calls.ts";
import { sample } from "./random.ts";
import { type KillRun, nameOf, play, type Run } from "./runs.ts";
import { writePages } from "./write-pages.ts";

/** How much of everything is played; calls and kills are drawn from all that there are. */
export interface FaultPlan {
  readonly calls: number;
  readonly kills: number;
  readonly disorders: number;
  readonly seed: number;
  /** Processes at a time. */
  readonly hands: number;
  readonly report: (line: string) => void;
}

/** Runs by kind: how many were played, and those that came to something else than the undisturbed one. */
export interface FaultFigures {
  /** Distinct port calls of the scenario: function, operation, and which of its first three occurrences. */
  readonly points: number;
  readonly mails: number;
  readonly played: Readonly<Record<string, number>>;
  readonly failed: readonly { readonly name: string; readonly differences: readonly string[] }[];
}

/** One after the other, so that a process that plays many is never the only one left. */
const runsOf = (all: readonly Run[], plan: FaultPlan): Run[] => [
  ...sample(all, plan.calls, plan.seed),
  ...Array.from({ length: plan.disorders }, (_, n): Run => ({ kind: "disorder", seed: plan.seed + n })),
];

/**
 * Play the scenario undisturbed, then with one port call going wrong, with its process ended at one, and with its messages
 * in disorder, and hold every end against the undisturbed one.
 *
 * @throws Error where the undisturbed run sends no mail or leaves messages behind, since it would prove nothing
 */
export const playFaults = async (plan: FaultPlan): Promise<FaultFigures> => {
  const folder = await mkdtemp(join(tmpdir(), "palimpsest-pages-"));
  try {
    const pages = await writePages(folder);
    const { outcome: calm, points } = await play(pages, { kind: "calm" });
    if (calm.mails.length === 0 || calm.left > 0)
      throw new Error(`the undisturbed run came to ${calm.mails.length} mails, ${calm.left} messages left`);
    const calls = points.flatMap((point) => disturbances.map((how): Run => ({ kind: "call", point, how })));
    const kills = points.flatMap((point) =>
      (["kill-before", "kill-after"] as const).map((how): KillRun => ({ kind: "kill", point, how })),
    );
    const played: Record<string, number> = {};
    const failed: { name: string; differences: readonly string[] }[] = [];
    const tell = (run: Run | KillRun, { differences }: Verdict) => {
      const kind = run.kind === "call" || run.kind === "kill" ? run.how : run.kind;
      played[kind] = (played[kind] ?? 0) + 1;
      if (differences.length === 0) return;
      failed.push({ name: nameOf(run), differences });
      plan.report(`differs: ${nameOf(run)}\n  ${differences.slice(0, 6).join("\n  ")}`);
    };
    const prepared = { pages, calm };
    await playMany(prepared, runsOf(calls, plan), plan.hands, tell);
    await playKills(prepared, sample(kills, plan.kills, plan.seed), plan.hands, tell);
    return { points: points.length, mails: calm.mails.length, played, failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
