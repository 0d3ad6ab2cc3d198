import { cp, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ingestPages } from "#cli/ingest-pages.ts";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import { openPlatform } from "#local/open-platform.ts";
import type { WrittenCriteria } from "#shared/alert/criteria.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import { frequencySchema } from "#shared/alert/subscription.ts";
import { deliveryOf, readMailbox } from "../feature/read-mailbox.ts";
import { type CommandOptions, runCommand, SharedClock } from "./served-folder.ts";

/** A Sunday evening: the next morning is the first of a month and a Monday, so that all digests are due. */
const begin = new Date("2026-05-31T22:00:00Z");

/** What happens: when, and which pages the publisher puts up then. Between two steps everything is worked off. */
const steps: readonly { readonly at: string; readonly puts: "release" | "revision" | "nothing" }[] = [
  { at: "2026-05-31T23:10:00Z", puts: "release" },
  // Complete, and a quarter of an hour old: closed and told.
  { at: "2026-06-01T00:30:00Z", puts: "nothing" },
  // The daily, weekly and monthly mails.
  { at: "2026-06-01T06:01:00Z", puts: "nothing" },
  { at: "2026-06-01T08:00:00Z", puts: "revision" },
  // Quiet for six hours: the revision is closed and told.
  { at: "2026-06-01T15:00:00Z", puts: "nothing" },
  { at: "2026-06-02T06:01:00Z", puts: "nothing" },
];

const wishes: readonly WrittenCriteria[] = [
  { countries: "all", topics: "all" },
  { countries: ["QM"], topics: ["press-freedom", "torture"] },
];

const secret = "a fixed secret of the tests, 32 characters or more";

/**
 * A release that goes step by step under `serve`: one data folder, and the publisher's folder, always at the same place, since
 * addresses are part of what is stored.
 */
export class ServedRelease {
  readonly #root: string;
  readonly #clock: SharedClock;
  #nextStep = 0;

  constructor(root: string) {
    this.#root = root;
    this.#clock = new SharedClock(join(root, "clock"), begin);
  }

  get base(): string {
    return join(this.#root, "base");
  }

  get folder(): string {
    return join(this.#root, "store");
  }

  get stepsDone(): number {
    return this.#nextStep;
  }

  get isOver(): boolean {
    return this.#nextStep === steps.length;
  }

  get options(): CommandOptions {
    const environment = {
      PALIMPSEST_SECRET: secret,
      PALIMPSEST_PUBLIC_URL: "https://alerts.example.org",
      PALIMPSEST_WATCH_FOLDER: this.#pages,
    };
    return { clock: this.#clock, environment };
  }

  get #pages(): string {
    return join(this.#root, "pages");
  }

  /** An edition that is known already, and two people of each frequency. */
  async prepare(): Promise<void> {
    const platform = await openPlatform({ dataFolder: this.base, clock: this.#clock, secret });
    try {
      const known = fixturePages().filter(({ edition }) => edition === 2023);
      const addresses = known.map(({ path }) => pathToFileURL(path).href);
      await ingestPages(platform, addresses, { backfill: true }, () => {});
      for (const frequency of frequencySchema.options) {
        for (const [n, criteria] of wishes.entries()) {
          const wish = { email: `${frequency}-${n}@example.org`, criteria, frequency };
          await subscribeAddress(platform.ports.subscriptions, secret, wish, this.#clock.now());
        }
      }
    } finally {
      await platform.close();
    }
  }

  /** Begin anew, from what was prepared. */
  async reset(): Promise<void> {
    for (const folder of [this.folder, this.#pages]) await rm(folder, { recursive: true, force: true });
    await mkdir(this.#pages);
    await cp(this.base, this.folder, { recursive: true });
    this.#clock.moveTo(begin);
    this.#nextStep = 0;
  }

  /** Go on where the release stands, step by step. @throws Error where `serve` does not answer any more */
  async goOn(untilIdle: () => Promise<void>): Promise<void> {
    await untilIdle();
    for (let step = steps[this.#nextStep]; step !== undefined; step = steps[this.#nextStep]) {
      const at = new Date(step.at);
      if (this.#clock.now() < at) {
        await this.#put(step.puts);
        this.#clock.moveTo(at);
      }
      await untilIdle();
      this.#nextStep += 1;
    }
  }

  async #put(pages: (typeof steps)[number]["puts"]): Promise<void> {
    const put =
      pages === "release"
        ? fixturePages().filter(({ edition }) => edition === 2024)
        : pages === "revision"
          ? [revisedPage()]
          : [];
    for (const { path, country } of put) {
      // As the publisher does: the page is there whole, or as it was.
      await cp(path, join(this.#pages, "next.part"));
      await rename(join(this.#pages, "next.part"), join(this.#pages, `${country}.html`));
    }
  }

  /** All that the store holds, and the delivery that each mail of the mailbox carries. */
  async observe(): Promise<{ state: string; mails: string[] }> {
    const state = await runCommand(["export", "--data", this.folder], this.options);
    return { state, mails: (await readMailbox(this.folder)).map(deliveryOf).sort() };
  }
}
