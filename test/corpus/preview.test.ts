import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { simpleParser } from "mailparser";
import { expect, it } from "vitest";
import { ingestPages } from "#cli/ingest-pages.ts";
import { makePreview } from "#functions/http-api/preview/make-preview.ts";
import { openPlatform } from "#local/open-platform.ts";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { topicGroups, topicIds } from "#shared/topic/topics.ts";
import { seeded } from "#test/seeded.ts";
import { sharedFolder } from "#test/shared-folder.ts";

/** Countries of which both editions are there: some of one region, one of another. */
const slugs = ["kazakhstan", "uzbekistan", "tajikistan", "turkmenistan", "jamaica"];
const codes = ["KZ", "UZ", "TJ", "TM", "JM"];
const wishes = 200;

/** Criteria as people might choose them, and some that match little or nothing. */
const randomCriteria = (): WrittenCriteria[] => {
  const { pick, some, number } = seeded(8);
  const phrases = ["journalist", "human rights defender", "prison", "torture", "labor union", "religious", "submarine"];
  return Array.from({ length: wishes }, (): WrittenCriteria => {
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

it.skipIf(!sharedFolder)("for 200 wishes the preview of a closed release is the mail that it sent", async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), "palimpsest-"));
  const platform = await openPlatform({
    dataFolder,
    secret: "a secret of this test",
    publicUrl: "https://alerts.example.org",
  });
  try {
    const { ports, settings } = platform;
    const pages = (edition: number) =>
      slugs.map(
        (slug) => pathToFileURL(join(sharedFolder ?? "", "corpus/state-gov", String(edition), `${slug}.html`)).href,
      );
    await ingestPages(platform, pages(2023), { backfill: true }, () => {});
    const criteria = randomCriteria();
    const address = (i: number) => `reader-${i}@example.org`;
    for (const [i, one] of criteria.entries()) {
      const wish = { email: address(i), criteria: one, frequency: "release" as const };
      await subscribeAddress(ports.subscriptions, settings.secret, wish, ports.clock.now());
    }
    await ingestPages(platform, pages(2024), {}, () => {});
    const sent = new Map<string, { subject: string; text: string }[]>();
    for (const path of await platform.listMails()) {
      const { to, subject = "", text = "" } = await simpleParser(await readFile(path));
      const reader = [to ?? []].flat()[0]?.text ?? "";
      sent.set(reader, [...(sent.get(reader) ?? []), { subject, text }]);
    }
    for (const [i, one] of criteria.entries()) {
      const { editions, last } = await makePreview({ ...ports, settings }, { criteria: one, frequency: "release" });
      const mails = sent.get(address(i)) ?? [];
      expect(
        editions.map(({ edition, mails: count }) => [edition, count]),
        JSON.stringify(one),
      ).toEqual([[2024, mails.length]]);
      expect(last?.subject, JSON.stringify(one)).toBe(mails[0]?.subject);
      expect(firstDifference(bare(last?.text), bare(mails[0]?.text)), JSON.stringify(one)).toBeUndefined();
    }
    const reached = [...sent.values()].flat().length;
    console.info(`preview: ${criteria.length} wishes, ${reached} mails, all equal`);
    expect(reached).toBeGreaterThan(criteria.length / 3);
    expect(reached).toBeLessThan(criteria.length);
  } finally {
    await platform.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
});
