import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sharedFolder } from "../shared-folder.ts";

/**
 * Choose countries of the corpus that have a page of 2023 and one of 2024.
 *
 * @param countries - how many, from the beginning of the alphabet
 * @returns pages of 2023 (known) and of 2024 (fresh); undefined where there is no corpus
 */
export function killPages(countries: number): { known: string[]; fresh: string[] } | undefined {
  if (!sharedFolder) return undefined;
  const series = join(sharedFolder, "corpus", "state-gov");
  const older = new Set(readdirSync(join(series, "2023")));
  const names = readdirSync(join(series, "2024"))
    .filter((name) => older.has(name))
    .sort()
    .slice(0, countries);
  const of = (edition: string) => names.map((name) => join(series, edition, name));
  return { known: of("2023"), fresh: of("2024") };
}
