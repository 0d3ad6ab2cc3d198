import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { replayRelease } from "#test/replay/replay-release.ts";

const { values } = parseArgs({
  options: {
    countries: { type: "string", default: "86" },
    subscribers: { type: "string", default: "10000" },
    hours: { type: "string", default: "12" },
    seed: { type: "string", default: "1" },
  },
});

const dataFolder = await mkdtemp(join(tmpdir(), "palimpsest-replay-"));
const begun = performance.now();
try {
  const outcome = await replayRelease({
    dataFolder,
    countries: Number(values.countries),
    subscribers: Number(values.subscribers),
    hours: Number(values.hours),
    lateCountries: 3,
    errorRatio: 0.05,
    seed: Number(values.seed),
    say: console.info,
  });
  const { versions, mails, releases, reached, statuses, moods, took } = outcome;
  const told = releases.filter(({ silent }) => !silent);
  console.info(`versions   ${versions.right} of ${versions.published} as published ${versions.wrong.join("; ")}`);
  for (const [i, { id, members, closedBecause }] of told.entries()) {
    console.info(
      `release    ${id}: ${members.length} reports, closed: ${closedBecause}, reaches ${reached[i]} subscribers`,
    );
  }
  console.info(
    `mails      ${mails.once} of ${mails.expected} at once, each once; ${mails.missing} missing, ${mails.twice} too many, ${mails.stray} stray`,
  );
  console.info(`digests    ${mails.digests} to ${mails.digestReaders} readers`);
  console.info(
    `publisher  ${JSON.stringify(statuses)}, at most ${outcome.mostAtOnce} at once; moods ${JSON.stringify(moods)}`,
  );
  console.info(
    `time       ${((performance.now() - begun) / 1000).toFixed(0)} s for ${outcome.simulatedHours.toFixed(0)} simulated hours; mailing ${((took.mailing ?? 0) / 1000).toFixed(0)} s`,
  );
  console.info(`speed      ${outcome.mailsPerSecond.toFixed(1)} mails a second`);
  console.info(`memory     ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`);
  console.info(`dead       ${outcome.deadLetters} messages; ${outcome.errors.slice(0, 5).join(" | ")}`);
  const isRight = versions.wrong.length + mails.missing + mails.twice + mails.stray + outcome.deadLetters === 0;
  console.info(isRight ? "All as it must be." : "NOT as it must be.");
  process.exitCode = isRight ? 0 : 1;
} finally {
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
}
