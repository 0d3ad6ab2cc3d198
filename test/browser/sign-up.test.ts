import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import { type ParsedMail, simpleParser } from "mailparser";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingestPages } from "#cli/ingest-pages.ts";
import { fixturePages } from "#fixtures/index.ts";
import { openPlatform, type Platform } from "#local/open-platform.ts";
import { serve } from "#local/serve.ts";
import { hasChromium, launchChromium } from "#test/browser/chromium.ts";
import { sharedFolder } from "#test/shared-folder.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** WCAG 2.2, levels A and AA, with all that came before. */
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const screenshots = process.env.PALIMPSEST_SCREENSHOTS;

/** Real pages where there are any, else those of the invented countries: a country and a region of which it is one. */
const world = sharedFolder
  ? {
      country: { find: "kazak", name: "Kazakhstan" },
      region: "Central Asia",
      pages: (edition: number) =>
        ["kazakhstan", "uzbekistan"].map((slug) =>
          join(sharedFolder ?? "", "corpus/state-gov", String(edition), `${slug}.html`),
        ),
    }
  : {
      country: { find: "merid", name: "Meridia" },
      region: "The Invented Shores",
      pages: (edition: number) => fixturePages().flatMap((page) => (page.edition === edition ? [page.path] : [])),
    };

const queues = ["pages", "pdfs", "versions", "alerts", "feedback", "deliveries"] as const;

describe.skipIf(!hasChromium)(
  "from a wish to mail and out again (skipped where Chromium is not installed)",
  { timeout: 300_000 },
  () => {
    let browser: Browser;
    let platform: Platform;
    let site: string;
    let stop: () => Promise<void>;
    let aheadMs = 0;
    /** A reader without scripts, as they are promised that every page works. */
    let reader: BrowserContext;
    /** Pages that the reader saw, to be looked at by axe; reviews and mails, which are long, are so in tests of their own. */
    const seen = new Map<string, string>();

    const ingest = (edition: number, backfill: boolean) =>
      ingestPages(
        platform,
        world.pages(edition).map((path) => pathToFileURL(path).href),
        { backfill },
        () => {},
      );
    const mails = async (): Promise<ParsedMail[]> =>
      Promise.all((await platform.listMails()).map(async (path) => simpleParser(await readFile(path))));
    const note = async (name: string, page: Page) => {
      if (!["review", "mailbox-mail"].includes(name)) seen.set(name, page.url());
      expect(await page.locator("h1").count(), name).toBe(1);
      if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    };
    const linkIn = (mail: ParsedMail | undefined, purpose: string) =>
      new RegExp(`${site}/${purpose}\\?token=\\S+`).exec(mail?.text ?? "")?.[0] ?? "";

    /** Choose, look at the preview, and sign up. */
    const signUp = async (page: Page, choose: () => Promise<void>, name: string) => {
      await page.goto(`${site}/sign-up`);
      await choose();
      await note(`${name}-choice`, page);
      await page.getByRole("button", { name: "See how much mail that means" }).click();
      await note(`${name}-preview`, page);
      aheadMs += 5000;
      await page.getByLabel("Your mail address").fill("reader@example.org");
      await page.getByRole("button", { name: "Sign up" }).click();
      expect(new URL(page.url()).pathname).toBe("/check-your-inbox");
      await note("check-your-inbox", page);
      await platform.drain(queues);
      await page.goto(linkIn((await mails()).at(-1), "confirm"));
      await note("confirm", page);
      await page.getByRole("button", { name: "Confirm" }).click();
      expect(await page.locator("h1").textContent()).toBe("You are signed up");
    };

    beforeAll(async () => {
      browser = await launchChromium();
      const clock = { now: () => new Date(Date.now() + aheadMs) };
      const dataFolder = await mkdtemp(join(tmpdir(), "palimpsest-"));
      platform = await openPlatform({ dataFolder, clock });
      const end = new AbortController();
      const served = await serve(platform, { port: 0, signal: end.signal });
      site = served.url;
      stop = async () => {
        end.abort();
        await served.finished;
        await platform.close();
        await rm(dataFolder, { recursive: true, force: true });
      };
      if (!sharedFolder) await ingest(2022, true);
      await ingest(2023, true);
      reader = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
    });
    afterAll(async () => {
      await stop?.();
      await browser?.close();
    });

    it("signs up twice, gets the mail of the release, changes and pauses, and leaves by header and by page", async () => {
      const page = await reader.newPage();
      await signUp(
        page,
        async () => {
          await page.getByLabel("Find a country by any of its names").fill(world.country.find);
          await page.getByRole("button", { name: "Search" }).click();
          await page.getByLabel(world.country.name, { exact: true }).first().check();
          await page.locator("summary", { hasText: "Expression and civic space" }).click();
          await page.getByLabel("Press freedom").check();
        },
        "country",
      );
      await signUp(
        page,
        async () => {
          await page.locator("summary", { hasText: world.region }).click();
          await page.getByLabel(`All of ${world.region}`).check();
          await page.locator("summary", { hasText: "Worker rights" }).click();
          await page.getByLabel("All of “Worker rights”").check();
          await page.getByLabel("A note to yourself").fill("for the hearing in May");
        },
        "region",
      );
      await ingest(2024, false);
      await platform.drain(queues);
      const mail = (await mails()).at(-1);
      expect(await mails()).toHaveLength(3);
      expect(mail?.text).toContain(world.country.name);
      expect(mail?.text).toContain("for the hearing in May");

      // The mail, as its reader opens it: in the mailbox, both parts, and every link of it leads to a page.
      await page.goto(`${site}/mailbox/`);
      await page.locator("tbody a").first().click();
      await note("mailbox-mail", page);
      expect(await page.locator("pre").first().textContent()).toContain("What you follow");
      const links = [...new Set(mail?.text?.match(/https?:\/\/\S+/g) ?? [])].filter((link) => link.startsWith(site));
      expect(links.length).toBeGreaterThan(4);
      for (const link of new Set(links.map((one) => one.split("#")[0] ?? one))) {
        expect((await page.goto(link))?.status(), link).toBe(200);
      }
      const review = links.find((link) => link.includes("/review/") && link.includes("#")) ?? "";
      await page.goto(review);
      await note("review", page);
      expect(await page.locator(`[id="${review.split("#")[1]}"]`).count()).toBe(1);

      await page.goto(linkIn(mail, "preferences"));
      expect(await page.locator(".card").count()).toBe(2);
      await note("preferences", page);
      await page
        .getByRole("button", { name: /^Pause/ })
        .first()
        .click();
      expect(await page.getByRole("status").textContent()).toBe("Paused.");
      await page.getByRole("button", { name: /^Take up again/ }).click();
      await page
        .getByRole("link", { name: /^Change/ })
        .first()
        .click();
      await note("edit", page);
      await page.getByLabel("Once a week at most").check();
      await page.getByRole("button", { name: "See how much mail that means" }).click();
      await note("edit-preview", page);
      await page.getByRole("button", { name: "Keep it" }).click();
      expect(await page.locator(".card h3").allTextContents()).toContainEqual(
        expect.stringContaining("at most one mail a week"),
      );
      await page.getByRole("link", { name: "Stop all mail and delete everything" }).click();
      await note("delete", page);

      // By the header's POST, as a mail program does it; taken up again from the page; then by the page.
      const list = mail?.headers.get("list") as unknown as { unsubscribe: { url: string } };
      const oneClick = list.unsubscribe.url;
      const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
      expect((await fetch(oneClick, { method: "POST", body })).status).toBe(200);
      await page.goto(linkIn(mail, "unsubscribe"));
      await note("unsubscribed", page);
      await page.getByRole("button", { name: "Take the mail up again" }).click();
      expect(await page.locator("h1").textContent()).toBe("The mail goes on");
      await page.goto(linkIn(mail, "unsubscribe"));
      await note("unsubscribe", page);
      await page.getByRole("button", { name: "Stop all mail" }).click();
      expect(await page.locator("h1").textContent()).toBe("No further mail");
      await page.goto(linkIn(mail, "preferences"));
      expect(await page.locator("h1").textContent()).toBe("No further mail");
      await page.getByRole("button", { name: "Take the mail up again" }).click();
      for (const path of ["/", "/privacy", "/sign-up/preview?country=all", "/nowhere"]) {
        await page.goto(`${site}${path}`);
        await note(path === "/" ? "reviews" : path.replace(/\W+/g, "-").slice(1), page);
      }
      await page.close();
    });

    it.each([
      [320, "light"],
      [1440, "dark"],
    ] as const)("no page scrolls sideways or has a barrier at %i pixels, %s", async (width, colorScheme) => {
      // The policy of the pages lets no script run, not even axe.
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const found: string[] = [];
      for (const [name, url] of seen) {
        await page.goto(url);
        await page.evaluate(
          "document.querySelectorAll('details.group, details.mail').forEach((one) => { one.open = true; })",
        );
        const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide !== 0) found.push(`${name}: ${wide} pixels too wide`);
        await page.addScriptTag({ path: axePath });
        const results: AxeResults = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(wcag)} })`);
        found.push(...results.violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes[0]?.html.slice(0, 200)}`));
        if (screenshots)
          await page.screenshot({ path: join(screenshots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
      expect(found).toEqual([]);
      await context.close();
    });
  },
);
