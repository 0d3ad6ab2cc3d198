import { expect } from "vitest";
import { deliveryOf, readMailbox } from "./read-mailbox.ts";
import { runPalimpsest, startPalimpsest } from "./run-palimpsest.ts";

/** Pages of one country, and what is asked of them. */
export interface FirstLightPages {
  readonly country: string;
  readonly edition: number;
  readonly topic: string;
  readonly earlier: string;
  readonly later: string;
  /** The later page with one sentence changed. */
  readonly revised: string;
}

/** Run a command that must succeed, and give what it printed. */
export async function succeed(...args: string[]): Promise<string> {
  const result = await runPalimpsest(...args);
  expect(result, result.stderr).toMatchObject({ code: 0 });
  return result.stdout;
}

/** Two processes at the same time, both of which must succeed. */
async function twice(args: readonly string[]): Promise<void> {
  const results = await Promise.all([startPalimpsest(args).result, startPalimpsest(args).result]);
  for (const result of results) expect(result, result.stderr).toMatchObject({ code: 0 });
}

/**
 * From an ingested page to a delivered mail, step by step, and hold every step against what a subscriber expects.
 *
 * @param data - an empty folder
 * @param processes - 2: every `ingest` is run by two processes at the same time
 * @returns the final state, as `export` prints it
 */
export async function playFirstLight(data: string, pages: FirstLightPages, processes: 1 | 2): Promise<string> {
  const ingest = async (...args: string[]) => {
    const command = ["ingest", "--data", data, ...args];
    await (processes === 2 ? twice(command) : succeed(...command));
  };
  const { country, edition, topic } = pages;

  await ingest("--backfill", pages.earlier);
  expect(await readMailbox(data)).toHaveLength(0);

  await succeed("subscribe", "reader@example.org", "--data", data, "--country", country, "--topic", topic);
  await ingest(pages.later);
  const [mail, ...more] = await readMailbox(data);
  expect(more).toHaveLength(0);
  expect(mail?.text).toContain(`${country}-${edition}-v1`);
  expect(mail?.text).not.toContain("revision of the same edition");

  await ingest(pages.later);
  expect(await readMailbox(data)).toHaveLength(1);

  await ingest(pages.revised);
  const mails = await readMailbox(data);
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(deliveryOf)).size).toBe(2);
  expect(mails[1]?.text).toContain("revision of the same edition");
  expect(mails[1]?.text).toContain(`${country}-${edition}-v2`);
  return succeed("export", "--data", data);
}
