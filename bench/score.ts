import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { goldFolder, scoreComparison } from "./score-comparison.ts";
import { readScoreTable, replaceScoreTable, writeScoreTable } from "./score-table.ts";

/** `npm run score`: print the scores and hold them against docs/comparison.md; `--update` writes them there. */
const path = resolve(import.meta.dirname, "../docs/comparison.md");
const folder = goldFolder();
if (!folder) console.log("score: skipped, no labelled pairs (set PALIMPSEST_SHARED)");
else {
  const rows = await scoreComparison(folder);
  const table = writeScoreTable(rows);
  console.log(table);
  const document = readFileSync(path, "utf8");
  if (process.argv.includes("--update")) {
    const updated = replaceScoreTable(document, table);
    if (updated === undefined) throw new TypeError(`no marks for the table in ${path}`);
    writeFileSync(path, updated);
  } else {
    const stated = readScoreTable(document);
    const printed = readScoreTable(replaceScoreTable(document, table) ?? "");
    const differ = [...printed].filter(([measure, value]) => stated.get(measure) !== value);
    for (const [measure, value] of differ)
      console.error(`docs/comparison.md says ${stated.get(measure) ?? "nothing"} for ${measure}, measured ${value}`);
    if (differ.length > 0) process.exitCode = 1;
  }
}
