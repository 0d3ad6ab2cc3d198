import { sharedFolder } from "../shared-folder.ts";
import { type Form, printTally, tallyForm } from "./hard-forms.ts";

/** All that is asked of the hard forms: the first 40 countries of two editions. `node test/corpus/hard-forms-run.ts [count]` */
const asked: readonly (readonly [form: Form, edition: number])[] = [
  ["print", 2023],
  ["print", 2024],
  ["wrapped", 2023],
  ["wrapped", 2024],
  ["pasted", 2024],
];

if (!sharedFolder) process.exit(1);
const count = Number(process.argv[2] ?? 40);
for (const [form, edition] of asked)
  console.log(printTally(await tallyForm(sharedFolder, form, edition, { count, step: 1 })));
