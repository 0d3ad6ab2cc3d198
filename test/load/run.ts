import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killPages } from "#test/fault/kill-pages.ts";
import { virtualClock } from "#test/virtual-clock.ts";
import { type Loaded, loadRelease } from "./load-release.ts";
import { mostOutOfOrder } from "./most-out-of-order.ts";

const seed = Number(process.env.PALIMPSEST_SEED ?? 20_260_801);
const subscribers = Number(process.env.PALIMPSEST_LOAD ?? 100_000);
const slowly = Math.min(1_000, subscribers);
const pages = killPages(500);
const perSecond = (count: number, ms: number) => (count / (ms / 1000)).toFixed(1);

const judge = (loaded: Loaded): string[] => [
  ...(loaded.counted === loaded.deliveries ? [] : ["mails are missing, or came twice"]),
  ...(new Set(loaded.sent).size === loaded.deliveries ? [] : ["a delivery was not handed over"]),
  ...(loaded.dead === 0 ? [] : ["messages died"]),
];

const say = (loaded: Loaded): void => {
  const { deliveries, counted, kept, matchMs, mailMs, portions, rssBytes, deferred, dead } = loaded;
  console.log(
    `${deliveries} deliveries; ${counted} mails counted, ${kept} kept; ${deferred.length} put off, ${dead} died`,
  );
  console.log(
    `matching: ${(matchMs / 1000).toFixed(1)} s in ${portions} portions, ${perSecond(deliveries, matchMs)} a second`,
  );
  console.log(`mailing:  ${(mailMs / 1000).toFixed(1)} s, ${perSecond(counted, mailMs)} a second`);
  // What was put off comes when its time has come; all others are to keep their order.
  const putOff = new Set(deferred);
  const punctual = (ids: readonly string[]) => ids.filter((id) => !putOff.has(id));
  const places = mostOutOfOrder({ queued: punctual(loaded.queued), sent: punctual(loaded.sent) });
  console.log(
    `most out of order, of those not put off: ${places} places; peak memory ${Math.round(rssBytes / 1e6)} MB`,
  );
  const wrong = judge(loaded);
  if (wrong.length > 0) process.exitCode = 1;
  console.log(wrong.length > 0 ? `WRONG: ${wrong.join("; ")}` : "every delivery was mailed once");
};

const folder = await mkdtemp(join(tmpdir(), "palimpsest-load-"));
const report = (line: string) => console.log(`  ${line}`);
try {
  if (!pages) console.log("skipped: no corpus in the folder that PALIMPSEST_SHARED names");
  else {
    console.log(`${subscribers} subscribers, a release of ${pages.fresh.length} countries, seed ${seed}`);
    const plan = { ...pages, seed, report };
    const wide = { folder: join(folder, "wide"), subscribers, keepEvery: 100, sendRate: 1_000_000, throttle: 0 };
    say(await loadRelease({ ...plan, ...wide }));
    console.log(`SES limited to 50 a second on a clock of its own: ${slowly} subscribers, 20 throttles beside`);
    const slow = { folder: join(folder, "slow"), subscribers: slowly, keepEvery: 100, sendRate: 50, throttle: 20 };
    say(await loadRelease({ ...plan, ...slow, clock: virtualClock() }));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
