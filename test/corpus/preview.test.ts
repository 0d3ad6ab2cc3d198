import { join } from "node:path";
import { expect, it } from "vitest";
import { comparePreviews } from "#test/corpus/compare-previews.ts";
import { sharedFolder } from "#test/shared-folder.ts";

/** A short form of `npm run previews`, which takes the whole edition and 200 wishes. */
it.skipIf(!sharedFolder)("the preview of a closed release is the mail that it sent", async () => {
  const corpus = join(sharedFolder ?? "", "corpus/state-gov");
  const { mails, differences } = await comparePreviews(corpus, ["kazakhstan", "uzbekistan", "jamaica"], 60);
  expect(differences).toEqual([]);
  expect(mails).toBeGreaterThan(20);
  expect(mails).toBeLessThan(60);
});
