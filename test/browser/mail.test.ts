import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import { topicIds } from "#shared/topic/topics.ts";
import { hasChromium, launchChromium } from "#test/browser/chromium.ts";
import { madeSubscription } from "#test/made-subscription.ts";
import { change, context, head, links, publicUrl, quotation, source, topic } from "#test/unit/digest-samples.ts";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** WCAG 2.2, levels A and AA, with all that came before. */
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const wish = madeSubscription({ criteria: { countries: ["QM"], topics: ["press-freedom"] } });

const render = (sources: DigestSource[], preliminary = false) =>
  renderEmail(composeDigest({ sources, subscriptions: [wish], preliminary, publicUrl }), links).html;

const many = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    source({
      from: head("QM", `Country ${i}`, 2023),
      to: head("QM", `Country ${i}`, 2024),
      topics: topicIds.slice(0, 12).map((id) => topic(id, [change({ from: quotation("p1", `Words ${i}.`) })])),
    }),
  );

const mails: Record<string, string> = {
  "one topic": render([source({ context })]),
  "a revision, a supplement, preliminary, a silence": render(
    [
      source({ kind: "revision", from: head("QM", "Meridia", 2024, 1), to: head("QM", "Meridia", 2024, 2) }),
      source({ supplement: true, topics: [topic("elections", [], "gone")] }),
    ],
    true,
  ),
  "very many, some of them on one line, some counted": render(many(400)),
  "a word without end": render([
    source({ topics: [topic("unions", [change({ to: quotation("p1", "endless".repeat(80)) })])] }),
  ]),
};

describe.skipIf(!hasChromium)("a mail's HTML in a browser (skipped where Chromium is not installed)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  const cases = Object.keys(mails).flatMap((name) => [[name, 320, "light"] as const, [name, 1280, "dark"] as const]);

  it.each(cases)(
    "%s, %i pixels, %s: no violation of WCAG 2.2 AA, nothing scrolls sideways",
    async (name, width, scheme) => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      await page.setContent(mails[name] ?? "");
      await page.addScriptTag({ path: axePath });
      const options = JSON.stringify({ runOnly: { type: "tag", values: wcag } });
      const { violations, passes }: AxeResults = await page.evaluate(`axe.run(document, ${options})`);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(5);
      const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overflow)).toBe(0);
      await page.close();
    },
  );

  it("asks the network for nothing", async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(mails["one topic"] ?? "", { waitUntil: "networkidle" });
    expect(asked).toEqual([]);
    await page.close();
  });
});
