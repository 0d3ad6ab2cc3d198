import { expect, test } from "vitest";
import { replayRelease } from "#test/replay/replay-release.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

test("a release in bad moods: every report once as published, one mail a person and release, nothing for what was known", async () => {
  const outcome = await replayRelease({
    dataFolder: await temporaryFolder(),
    countries: 10,
    subscribers: 200,
    hours: 4,
    lateCountries: 1,
    errorRatio: 0.05,
    seed: 1,
  });
  const { versions, mails, releases, mailsPerSecond, moods, took } = outcome;
  console.info(
    `${mails.once + mails.digests} mails, ${mailsPerSecond.toFixed(1)} a second; moods ${JSON.stringify(moods)}; ${JSON.stringify(took)}`,
  );
  expect(versions.wrong).toEqual([]);
  expect(mails).toMatchObject({ once: mails.expected, missing: 0, twice: 0, stray: 0 });
  expect(mails.expected).toBeGreaterThan(0);
  // The late ones are a release of their own.
  expect(releases.filter(({ silent }) => !silent).length).toBeGreaterThan(1);
  expect(outcome.deadLetters).toBe(0);
  expect(Object.keys(moods).length).toBeGreaterThan(1);
});
