import { availableParallelism } from "node:os";
import { runKillIngest } from "./kill-ingest-run.ts";
import { playFaults } from "./play-faults.ts";

const seed = Number(process.env.PALIMPSEST_SEED ?? 20_260_801);
const say = (line: string) => console.log(line);

const runPortFaults = async (): Promise<boolean> => {
  const startedAt = performance.now();
  const hands = availableParallelism();
  say(`every port call going wrong, 200 kills, 1000 disorders; seed ${seed}, ${hands} processes`);
  const all = Number.POSITIVE_INFINITY;
  const { points, mails, played, failed } = await playFaults({
    calls: all,
    kills: 200,
    disorders: 1000,
    seed,
    hands,
    report: say,
  });
  say(`${points} distinct port calls; ${mails} mails in the undisturbed run`);
  for (const [kind, count] of Object.entries(played)) say(`${kind.padEnd(12)} ${count} runs`);
  const runs = Object.values(played).reduce((sum, count) => sum + count, 0);
  const minutes = (performance.now() - startedAt) / 60_000;
  say(
    `${runs - failed.length} of ${runs} came to the export and the mails of the undisturbed run, in ${minutes.toFixed(1)} minutes`,
  );
  return failed.length === 0;
};

const proofs: Readonly<Record<string, () => Promise<boolean>>> = {
  ports: runPortFaults,
  ingest: () => runKillIngest(seed, say),
};
const wanted = process.argv.slice(2);
for (const [name, proof] of Object.entries(proofs)) {
  if (wanted.length > 0 ? !wanted.includes(name) : name === "ingest") continue;
  if (!(await proof())) process.exitCode = 1;
}
