import { createHash } from "node:crypto";

/**
 * Derive the id of an `ingest` run from what it was asked to do, so that the same command after a crash is the same run.
 *
 * @param addresses - of the pages, in any order; each counts once
 * @param options - what else decides the outcome, such as `backfill`; the order of the keys does not count
 * @example runId(["file:///a.html"], { backfill: false }) // "run-…", 16 hexadecimal digits
 */
export const runId = (
  addresses: readonly string[],
  options: Readonly<Record<string, string | number | boolean>>,
): string => {
  const asked = { addresses: [...new Set(addresses)].sort(), options: Object.entries(options).sort() };
  return `run-${createHash("sha256").update(JSON.stringify(asked)).digest("hex").slice(0, 16)}`;
};
