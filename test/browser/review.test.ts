import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import type { Report } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { hasChromium, launchChromium } from "#test/browser/chromium.ts";
import { renderConfirmPage } from "#web/render-links.ts";
import { renderReview } from "#web/render-review.ts";
import { styleSheet } from "#web/style.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const read = (edition: number): Report => {
  const page = fixturePages().find((p) => p.country === "QM" && p.edition === edition);
  if (!page) throw new TypeError(`no fixture of ${edition}`);
  return identifyReport(parseReport(readSource(readFileSync(page.path), page.path)), `QM-${edition}-v1`);
};

/** What axe finds that is serious or critical, a line each. */
const findBarriers = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: axePath });
  const results: AxeResults = await page.evaluate("axe.run()");
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

describe.skipIf(!hasChromium)("the review page in a browser (skipped where Chromium is not installed)", () => {
  const comparison = compareVersions(read(2023), read(2024));
  const html = renderReview(comparison, { standalone: true });
  let browser: Browser;

  const open = async (width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    await page.setContent(html);
    return page;
  };

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each([320, 768, 1440])("does not scroll sideways at %i pixels, folded or whole", async (width) => {
    const page = await open(width);
    expect(await overflow(page)).toBe(0);
    await page.check("#view-full");
    expect(await overflow(page)).toBe(0);
    await page.close();
  });

  it.each([
    [320, "light"],
    [1440, "light"],
    [1440, "dark"],
  ] as const)("has no serious barrier at %i pixels, %s", async (width, scheme) => {
    const page = await open(width, scheme);
    await page.check("#view-full");
    expect(await findBarriers(page)).toEqual([]);
    await page.close();
  });

  it("shows passages folded, and all of them when the full texts are chosen", async () => {
    const page = await open(1024);
    const passage = page.locator("#topic-torture .report-text").first();
    expect(await passage.isVisible()).toBe(false);
    await page.check("#view-full");
    expect(await passage.isVisible()).toBe(true);
    await page.close();
  });

  it("opens the fold that a permalink points into", async () => {
    const page = await open(1024);
    await page.evaluate("location.hash = '#p11'");
    expect(await page.locator("#p11").isVisible()).toBe(true);
    await page.close();
  });

  it("prints without the choice of view, and with both texts side by side", async () => {
    const page = await open(794);
    await page.check("#view-full");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".view").isVisible()).toBe(false);
    const row = page.locator("#topic-torture tr.edited").first();
    const [from, to] = [await row.locator("td.from").boundingBox(), await row.locator("td.to").boundingBox()];
    expect(from?.y).toBe(to?.y);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.close();
  });

  it("has small pages without serious barriers", async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 600 } });
    await page.setContent(renderConfirmPage({ step: "ask", action: "/confirm", subscriptions: [] }));
    await page.addStyleTag({ content: styleSheet });
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });
});
