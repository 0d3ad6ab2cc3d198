import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { functionNames } from "#infra/wired.ts";
import { bundle, startBundle, startSecrets } from "#test/infra/bundle.ts";

/** Fresh processes a bundle; their median is printed. */
const starts = 15;

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** What of a bundle's bytes comes from where, by its source map: the largest first. */
const origins = (folder: string): string[] => {
  const { sources } = JSON.parse(readFileSync(join(folder, "index.mjs.map"), "utf8")) as { sources: string[] };
  const groups = new Map<string, number>();
  for (const source of sources) {
    const place = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? source.replace(/^(\.\.\/)+/, "");
    const group = place.includes(".ts") ? place.split("/").slice(0, 2).join("/") : place;
    groups.set(group, (groups.get(group) ?? 0) + statSync(join(folder, source)).size);
  }
  return [...groups].sort(([, a], [, b]) => b - a).map(([name, bytes]) => `  ${(bytes / 1024).toFixed(0)} KB ${name}`);
};

/**
 * `npm run bundles`: size of each function's bundle, and the median of its import in fresh processes. With names of
 * functions, also what their sources are and how large they are before they are shaken and minified.
 */
const named = process.argv.slice(2);
const { template, folderOf } = bundle();
const secrets = await startSecrets();
console.log("function             KB  gzipped  import (median of 15, ms)");
for (const name of functionNames) {
  const folder = folderOf(name);
  const bytes = readFileSync(join(folder, "index.mjs"));
  const times: number[] = [];
  for (let i = 0; i < starts; i++) times.push((await startBundle(folder, name, secrets.endpoint)).milliseconds);
  const sizes = [bytes.length, gzipSync(bytes).length].map((size) => (size / 1024).toFixed(0).padStart(7));
  console.log(`${name.padEnd(16)}${sizes.join("")}    ${median(times).toFixed(1)}`);
  if (named.includes(name)) for (const line of origins(folder)) console.log(line);
}
secrets.stop();
rmSync(template.folder, { recursive: true });
