import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Chance, seeded } from "../seeded.ts";
import { freePort, type ServeStart, startServe } from "./served-folder.ts";
import { ServedRelease } from "./served-release.ts";

/** How often to replay a release, and how often to kill `serve` in each. */
export interface KillServePlan {
  readonly replays: number;
  readonly killsEach: number;
  readonly seed: number;
  readonly report: (line: string) => void;
}

/** When `serve` is killed: so many milliseconds after its start, or after the first 200 of its `/ready`. */
export interface KillMoment {
  readonly after: "start" | "ready";
  readonly ms: number;
}

/** What one replay came to, whose `serve` was killed again and again. */
export interface KilledReplay {
  readonly kills: readonly {
    readonly moment: KillMoment;
    /** Steps of the release that were over by then. */
    readonly stepsDone: number;
  }[];
  /** Each start after a kill that came as far as the first 200 of `/ready`. */
  readonly restarts: readonly ServeStart[];
  readonly sameExport: boolean;
  readonly sameMails: boolean;
  readonly doubled: number;
}

/** Replay undisturbed. @returns what came of it, and how long start and work took */
const replayCalmly = async (replay: ServedRelease, port: number) => {
  await replay.reset();
  const served = await startServe(replay.folder, port, replay.options);
  if (!served) throw new Error("serve was killed by somebody else");
  const readyAt = performance.now();
  await replay.goOn(served.untilIdle);
  const workMs = performance.now() - readyAt;
  await served.end("SIGTERM");
  const observed = await replay.observe();
  if (new Set(observed.mails).size !== observed.mails.length) throw new Error("the undisturbed run sent a mail twice");
  return { ...observed, startMs: served.start.ms, workMs };
};

type Calm = Awaited<ReturnType<typeof replayCalmly>>;

/** Serve until a moment, then kill. @returns what it took to be ready; undefined where it was not by then */
const serveUntilKilled = async (
  replay: ServedRelease,
  port: number,
  { after, ms }: KillMoment,
): Promise<ServeStart | undefined> => {
  const killed = new AbortController();
  const kill = () => setTimeout(() => killed.abort(), ms);
  if (after === "start") kill();
  const served = await startServe(replay.folder, port, replay.options, killed.signal);
  if (!served) return undefined;
  if (after === "ready") kill();
  // Once it is killed it does not answer any more; before that, a failure is one.
  await replay.goOn(served.untilIdle).catch((error: unknown) => {
    if (!killed.signal.aborted) throw error;
  });
  if (!killed.signal.aborted) await once(killed.signal, "abort");
  await served.end("SIGKILL");
  return served.start;
};

const replayKilled = async (replay: ServedRelease, port: number, calm: Calm, moments: readonly KillMoment[]) => {
  await replay.reset();
  const kills: KilledReplay["kills"][number][] = [];
  const restarts: ServeStart[] = [];
  for (const [n, moment] of moments.entries()) {
    const start = await serveUntilKilled(replay, port, moment);
    if (n > 0 && start !== undefined) restarts.push(start);
    kills.push({ moment, stepsDone: replay.stepsDone });
  }
  const served = await startServe(replay.folder, port, replay.options);
  if (!served) throw new Error("serve was killed by somebody else");
  restarts.push(served.start);
  await replay.goOn(served.untilIdle);
  await served.end("SIGTERM");
  const { state, mails } = await replay.observe();
  return {
    kills,
    restarts,
    sameExport: state === calm.state,
    sameMails: mails.join() === calm.mails.join(),
    doubled: mails.length - new Set(mails).size,
  };
};

/** One in five falls into the start; the others so that the kills of a replay go through all of its work. */
const drawMoment = (chance: Chance, { startMs, workMs }: Calm, killsEach: number): KillMoment =>
  chance.number(5) === 0
    ? { after: "start", ms: chance.number(Math.round(startMs)) }
    : { after: "ready", ms: chance.number(Math.round((2 * workMs) / killsEach)) };

/**
 * Kill `serve` at random moments of a release, start it again after each, and hold what results against an undisturbed run:
 * the whole export, and the mailbox, which accepts a mail as often as it is sent.
 */
export const killServe = async (plan: KillServePlan): Promise<KilledReplay[]> => {
  const root = await mkdtemp(join(tmpdir(), "palimpsest-kill-serve-"));
  try {
    const [replay, port, chance] = [new ServedRelease(root), await freePort(), seeded(plan.seed)];
    await replay.prepare();
    const calm = await replayCalmly(replay, port);
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    plan.report(
      `undisturbed: ready in ${seconds(calm.startMs)} s, release over in ${seconds(calm.workMs)} s, ${calm.mails.length} mails`,
    );
    const outcomes: KilledReplay[] = [];
    for (let n = 0; n < plan.replays; n++) {
      const moments = Array.from({ length: plan.killsEach }, () => drawMoment(chance, calm, plan.killsEach));
      const outcome = await replayKilled(replay, port, calm, moments);
      outcomes.push(outcome);
      const { kills, restarts, ...ending } = outcome;
      const [killed, ready] = [
        kills.map(({ moment: { after, ms }, stepsDone }) => `${after} + ${ms} ms (${stepsDone} steps)`).join(", "),
        restarts.map(({ ms }) => `${Math.round(ms)} ms`).join(", "),
      ];
      plan.report(`replay ${n + 1}: killed after ${killed}; ready again in ${ready}; ${JSON.stringify(ending)}`);
    }
    return outcomes;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
};
