import { availableParallelism, loadavg } from "node:os";
import { killServe } from "./kill-serve.ts";

const seed = Number(process.env.PALIMPSEST_SEED ?? 20_260_801);
const replays = Number(process.env.PALIMPSEST_REPLAYS ?? 10);
const killsEach = 10;
console.log(`kill -9 of serve at ${replays * killsEach} moments of ${replays} replays of a release, seed ${seed}`);
const outcomes = await killServe({ replays, killsEach, seed, report: (line) => console.log(line) });
const same = outcomes.filter((one) => one.sameExport && one.sameMails && one.doubled === 0).length;
const restarts = outcomes.flatMap((one) => one.restarts);
const spread = (milliseconds: readonly number[]) => {
  const inOrder = milliseconds.toSorted((a, b) => a - b).map((ms) => `${(ms / 1000).toFixed(2)} s`);
  return `median ${inOrder[Math.floor(inOrder.length / 2)]}, max ${inOrder.at(-1)}`;
};
console.log(`${same} of ${outcomes.length} replays end byte for byte as the undisturbed one, with every mail once`);
console.log(`${restarts.length} restarts until /ready answered 200: ${spread(restarts.map(({ ms }) => ms))}`);
console.log(`of it processor time: ${spread(restarts.flatMap(({ processorMs }) => processorMs ?? []))}`);
console.log(
  `load of the machine over the last quarter of an hour: ${loadavg()[2]?.toFixed(1)} on ${availableParallelism()} processors`,
);
if (same < outcomes.length) process.exitCode = 1;
