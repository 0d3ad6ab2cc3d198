import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { simpleParser } from "mailparser";
import { ingestPages } from "#cli/ingest-pages.ts";
import { makePreview } from "#functions/http-api/preview/make-preview.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { topicGroups, topicIds } from "#shared/topic/topics.ts";
import { seeded } from "#test/seeded.ts";

/** Criteria as people might choose them, and some that match little or nothing. */
const randomCriteria = (codes: readonly string[], count: number): WrittenCriteria[] => {
  const { pick, some, number } = seeded(8);
  const phrases = ["journalist", "human rights defender", "prison", "torture", "labor union", "religious", "submarine"];
  return Array.from({ length: count }, (): WrittenCriteria => {
    const places = ["central-asia", "caribbean", ...codes] as const;
    return {
      countries: number(5) === 0 ? "all" : some([...places], 1 + number(3)),
      topics: number(6) === 0 ? "all" : some([...topicGroups.slice(1), ...topicIds], 1 + number(4)),
      minimumSignificance: pick([0, 0, 0, 0.5, 0.7]),
      phrases: number(3) === 0 ? some(phrases, 1 + number(2)) : [],
    } as WrittenCriteria;
  });
};

/** Where two texts part, with a few words of each; undefined where they are the same. */
const firstDifference = (one: string, other: string) => {
  if (one === other) return undefined;
  const at = [...one].findIndex((letter, i) => letter !== other[i]);
  const from = Math.max(0, (at < 0 ? one.length : at) - 40);
  return [one.slice(from, from + 120), other.slice(from, from + 120)];
};

/** A mail without its links, which carry the person's own tokens. */
const bare = (text: string | undefined) =>
  (text ?? "")
    .replace(/https?:\/\/\S+/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** What came of a comparison of previews with mails. */
export interface PreviewsCompared {
  readonly mails: number;
  /** Wishes whose preview is not the mail, and where they part. */
  readonly differences: readonly string[];
}

const pagesOf = (corpus: string, edition: number, slugs: readonly string[]) =>
  slugs.map((slug) => pathToFileURL(join(corpus, String(edition), `${slug}.html`)).href);

/** Every mail by its reader. */
const mailsByReader = async (platform: Platform) => {
  const sent = new Map<string, { subject: string; text: string }[]>();
  for (const path of await platform.listMails()) {
    const { to, subject = "", text = "" } = await simpleParser(await readFile(path));
    const reader = [to ?? []].flat()[0]?.text ?? "";
    sent.set(reader, [...(sent.get(reader) ?? []), { subject, text }]);
  }
  return sent;
};

const compareAll = async (platform: Platform, corpus: string, slugs: readonly string[], count: number) => {
  const { ports, settings } = platform;
  await ingestPages(platform, pagesOf(corpus, 2023, slugs), { backfill: true }, () => {});
  const codes = (await ports.versions.listEdition("us-state-country-reports", 2023)).map(({ country }) => country.code);
  const criteria = randomCriteria(codes, count);
  const address = (i: number) => `reader-${i}@example.org`;
  for (const [i, one] of criteria.entries()) {
    const wish = { email: address(i), criteria: one, frequency: "release" as const };
    await subscribeAddress(ports.subscriptions, settings.secret, wish, ports.clock.now());
  }
  await ingestPages(platform, pagesOf(corpus, 2024, slugs), {}, () => {});
  const sent = await mailsByReader(platform);
  const differences: string[] = [];
  for (const [i, one] of criteria.entries()) {
    const { editions, last } = await makePreview({ ...ports, settings }, { criteria: one, frequency: "release" });
    const mails = sent.get(address(i)) ?? [];
    const told = [
      editions.map(({ edition, mails: counted }) => `${edition}: ${counted}`).join(),
      last?.subject,
      bare(last?.text),
    ];
    const got = [`2024: ${mails.length}`, mails[0]?.subject, bare(mails[0]?.text)];
    const parted = firstDifference(told.join("\n"), got.join("\n"));
    if (parted) differences.push(`${JSON.stringify(one)}: ${parted.join(" | ")}`);
  }
  return { mails: [...sent.values()].flat().length, differences };
};

/**
 * Subscribe so many random wishes, bring out the edition of 2024 over that of 2023, and compare each wish's preview of the
 * closed release with what its reader was sent.
 *
 * @param corpus - folder of a series' editions
 * @param slugs - countries of which both editions are there
 */
export const comparePreviews = async (
  corpus: string,
  slugs: readonly string[],
  count: number,
): Promise<PreviewsCompared> => {
  const dataFolder = await mkdtemp(join(tmpdir(), "palimpsest-"));
  const publicUrl = "https://alerts.example.org";
  const platform = await openPlatform({ dataFolder, secret: "a secret of this test", publicUrl });
  try {
    return await compareAll(platform, corpus, slugs, count);
  } finally {
    await platform.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
};
