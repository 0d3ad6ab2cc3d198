import { expect, test } from "vitest";
import { hasChromium } from "../browser/chromium.ts";
import { sharedFolder } from "../shared-folder.ts";
import { type Form, printTally, tallyForm } from "./hard-forms.ts";

/** Every fifth of the first 40; all of them are in `npm run hard-forms`. */
const choice = { count: 40, step: 5 };

/** What the form lets one see: paragraph ends without a blank line are partly a guess. */
const leastEqual: Readonly<Record<Form, number>> = { print: 0.97, wrapped: 0.88, pasted: 0.88 };

const forms: readonly (readonly [Form, number])[] = [
  ["print", 2023],
  ["print", 2024],
  ["wrapped", 2023],
  ["wrapped", 2024],
  ["pasted", 2024],
];

test.skipIf(!sharedFolder).each(forms)("%s pages of %i are read as the publisher's own", async (form, edition) => {
  if (form === "print" && !hasChromium) return console.warn("skipped: no browser to print with");
  const tally = await tallyForm(sharedFolder ?? "", form, edition, choice);
  console.log(printTally(tally));
  const { fits } = tally;
  expect(fits.length).toBe(choice.count / choice.step);
  expect(fits.filter(({ isTextKept }) => !isTextKept).map(({ slug }) => slug)).toEqual([]);
  const passages = fits.reduce((sum, fit) => sum + fit.passages, 0);
  expect(fits.reduce((sum, fit) => sum + fit.equal, 0) / passages).toBeGreaterThanOrEqual(leastEqual[form]);
  const same = fits.filter(({ sections, topics, issues }) => sections && topics && issues);
  expect(same.length).toBeGreaterThanOrEqual(fits.length - 1);
});
