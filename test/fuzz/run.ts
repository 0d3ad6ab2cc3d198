import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import * as z from "zod";
import { type FuzzResult, FuzzTally, fuzzPages, runCase } from "./cases.ts";
import { samplePages } from "./sample-pages.ts";

/** Milliseconds that one case may take. */
const longestCaseMs = 2000;
/** Milliseconds without a word after which a case is taken to hang; the check by another parser has its share of them. */
const hangMs = 60_000;

const ordersSchema = z.object({ seed: z.int(), first: z.int().min(0), count: z.int().min(1) });

/** In a thread of its own, so that a case that never ends can be named and stopped. */
const work = () => {
  const { seed, first, count } = ordersSchema.parse(workerData);
  const pages = fuzzPages(samplePages());
  for (let index = first; index < first + count; index += 1) parentPort?.postMessage(runCase(pages, seed, index));
};

/** `npm run fuzz`, or `node test/fuzz/run.ts COUNT FIRST` for some of the cases of a seed. */
const main = () => {
  const orders = ordersSchema.parse({
    seed: Number(process.env.PALIMPSEST_SEED ?? Math.floor(Math.random() * 2 ** 31)),
    count: Number(process.argv[2] ?? 10_000),
    first: Number(process.argv[3] ?? 0),
  });
  console.log(`${orders.count} cases from ${orders.first}, seed ${orders.seed} (PALIMPSEST_SEED)`);
  const tally = new FuzzTally();
  let next = orders.first;
  const worker = new Worker(new URL(import.meta.url), { workerData: orders });
  const onHang = () => {
    console.log(`HANGS: case ${next} of seed ${orders.seed} has not ended after ${hangMs} ms`);
    process.exit(1);
  };
  let watch = setTimeout(onHang, hangMs);
  worker.on("message", (result: FuzzResult) => {
    clearTimeout(watch);
    watch = setTimeout(onHang, hangMs);
    tally.add(result);
    next = result.index + 1;
    if (next % 1000 === 0) console.log(`${next - orders.first} cases, ${tally.wrong.length} wrong`);
  });
  worker.on("exit", (code) => {
    clearTimeout(watch);
    for (const line of tally.lines()) console.log(line);
    const slowest = tally.slowest?.readMs ?? 0;
    if (slowest > longestCaseMs) console.log(`TOO SLOW: expected at most ${longestCaseMs} ms a case`);
    if (code !== 0 || tally.wrong.length > 0 || slowest > longestCaseMs) process.exitCode = 1;
  });
};

if (isMainThread) main();
else work();
