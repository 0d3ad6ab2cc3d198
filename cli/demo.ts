import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import type { Platform } from "#local/open-platform.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { ServiceError } from "#shared/errors.ts";
import { findReview } from "#shared/summary/find-review.ts";
import { topicName } from "#shared/topic/topics.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { ingestPages } from "./ingest-pages.ts";
import { withStore } from "./open-store.ts";
import { renderComparison } from "./render-comparison.ts";

const reader = "reader@example.org";
const country = "QM";
const topics = ["press-freedom", "arbitrary-detention", "transnational-repression"] as const;

/** The folder of the demo holds something that the demo did not make. */
export class DemoFolderError extends ServiceError {
  readonly code = "DEMO_FOLDER_TAKEN";
  readonly retryable = false;
}

/** Begin afresh, and delete nothing that the demo did not make itself. */
async function freshFolder(folder: string): Promise<void> {
  const marker = join(folder, "made-by-demo");
  const exists = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  if ((await exists(folder)) && !(await exists(marker))) {
    throw new DemoFolderError(`${folder} was not made by the demo; name another folder with --data`);
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(marker, "");
}

const heading = (n: number, text: string) => print(`\n${n}. ${text}`);

async function ingest(platform: Platform, paths: readonly string[], backfill: boolean): Promise<void> {
  const outcomes = await ingestPages(
    platform,
    paths.map((path) => pathToFileURL(path).href),
    { backfill },
    () => {},
  );
  for (const { address, entry } of outcomes) {
    print(
      `   ${entry?.versionId ?? entry?.refusal?.message ?? "not read"} from ${relative(process.cwd(), new URL(address).pathname)}`,
    );
  }
}

async function newMails(platform: Platform, seen: Set<string>): Promise<string[]> {
  const paths = (await platform.listMails()).filter((path) => !seen.has(path));
  for (const path of paths) seen.add(path);
  return paths;
}

async function tell(platform: Platform, seen: Set<string>): Promise<void> {
  for (const path of await newMails(platform, seen)) {
    const subject = /^Subject: (.*(?:\r?\n[ \t].*)*)/m.exec(await readFile(path, "utf8"))?.[1] ?? "";
    print(`   Mail to ${reader}: ${subject.replace(/\r?\n[ \t]/g, " ")}`);
    print(`   ${relative(process.cwd(), path)}`);
  }
}

async function play(platform: Platform, folder: string): Promise<void> {
  const pages = fixturePages();
  const seen = new Set<string>();
  const of = (edition: number) => pages.filter((page) => page.edition === edition).map((page) => page.path);

  heading(1, "The editions of 2022 and 2023 are known already: a backfill, which alerts nobody");
  await ingest(platform, [...of(2022), ...of(2023)], true);
  print(`   Mails so far: ${(await newMails(platform, seen)).length}`);

  heading(2, `${reader} follows ${topics.map(topicName).join(", ")} in Meridia`);
  const wish = {
    email: reader,
    criteria: { countries: [country], topics: [...topics] },
    frequency: "release" as const,
  };
  const { clock, subscriptions } = platform.ports;
  await subscribeAddress(subscriptions, platform.settings.secret, wish, clock.now());

  heading(3, "The publisher brings out 2024: ingested, compared, the release closed, the subscriber told");
  await ingest(platform, of(2024), false);
  await tell(platform, seen);

  heading(4, "The publisher changes one sentence under the same address: a revision of the same edition");
  await ingest(platform, [revisedPage().path], false);
  await tell(platform, seen);

  heading(5, "The whole review, as the mail links to it");
  const file = join(folder, `review-${country}-2024.html`);
  const { comparison, from, to } = await findReview(platform.ports, { country, edition: 2024, against: undefined });
  await writeFile(file, renderComparison(comparison, { format: "html", facts: { from, to } }));
  print(`   ${relative(process.cwd(), file)}`);
}

/** `demo`: a fresh start with invented countries, from an ingested page to a delivered mail. */
export const demoCommand = serviceCommand("demo", "see it work: invented countries, from a page to a mail").action(
  async (options: CommonOptions) => {
    const folder = join(options.data, "demo");
    await freshFolder(folder);
    await withStore({ data: folder }, (platform) => play(platform, folder));
    heading(6, "Open all of it in a browser");
    print(`   npx palimpsest serve --data ${folder}`);
  },
);
