import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fixturePages } from "#fixtures/index.ts";
import { sharedFolder } from "../shared-folder.ts";

interface SamplePage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Pages that are broken; each edition and template is among them. */
const realPages = 40;

/** The pages of the invented countries. */
export const inventedPages = (): SamplePage[] =>
  fixturePages().map(({ path, edition }) => ({ name: `${edition}/${basename(path)}`, bytes: readFileSync(path) }));

/** Some real pages of every edition, or those of the invented countries where there is no corpus. */
export const samplePages = (): SamplePage[] => {
  if (!sharedFolder) return inventedPages();
  const corpus = join(sharedFolder, "corpus", "state-gov");
  const all = readdirSync(corpus).flatMap((edition) =>
    readdirSync(join(corpus, edition)).map((file) => `${edition}/${file}`),
  );
  const step = Math.max(1, Math.floor(all.length / realPages));
  return all.filter((_, at) => at % step === 0).map((name) => ({ name, bytes: readFileSync(join(corpus, name)) }));
};
