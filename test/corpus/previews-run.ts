import { readdirSync } from "node:fs";
import { join } from "node:path";
import { comparePreviews } from "#test/corpus/compare-previews.ts";
import { sharedFolder } from "#test/shared-folder.ts";

/** `npm run previews`: 200 random wishes over a whole edition; exits 1 where a preview is not the mail that was sent. */
if (!sharedFolder) process.exit(1);
const corpus = join(sharedFolder, "corpus/state-gov");
const earlier = new Set(readdirSync(join(corpus, "2023")));
const slugs = readdirSync(join(corpus, "2024")).flatMap((file) =>
  earlier.has(file) && file.endsWith(".html") ? [file.replace(/\.html$/, "")] : [],
);
const { mails, differences } = await comparePreviews(corpus, slugs, 200);
for (const difference of differences) console.error(difference);
console.log(`${slugs.length} countries, 200 wishes, ${mails} mails, ${differences.length} previews that differ`);
process.exit(differences.length === 0 ? 0 : 1);
