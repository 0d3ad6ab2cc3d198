import { load } from "cheerio";
import fc from "fast-check";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { describe, expect, it } from "vitest";
import type { TopicComparison } from "#shared/comparison/comparison.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";
import { madeSubscription } from "#test/made-subscription.ts";
import { change, context, head, links, publicUrl, quotation, source, topic } from "./digest-samples.ts";

const wish = madeSubscription({ criteria: { countries: ["QM"], topics: ["press-freedom"] } });

const mail = (sources: DigestSource[], preliminary = false, subscriptions = [wish]) =>
  renderEmail(composeDigest({ sources, subscriptions, preliminary, publicUrl }), links);

const folded = (text: string) => text.replace(/\s+/g, " ").trim();
const htmlWords = (html: string) => folded(load(html)("body").text());
const bothParts = (rendered: { text: string; html: string }) => [folded(rendered.text), htmlWords(rendered.html)];

/** What people type and publishers print, and what should not get through. */
const hostile = fc
  .oneof(
    fc.constantFrom(
      "<script>alert(1)</script>",
      '"><img src=x onerror=y>',
      "</blockquote></td>",
      "&amp;&lt;",
      "{{x}}",
      "‮evil",
      "“quoted”",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  )
  .map((text) => folded(text.replace(/\p{C}/gu, "")))
  .filter((text) => text !== "");

const hostileTopic = (passage: string) =>
  fc
    .record({
      id: fc.constantFrom(...topicIds),
      headline: hostile,
      from: hostile,
      to: hostile,
      statement: hostile,
    })
    .map(
      ({ id, headline, from, to, statement }): TopicComparison => ({
        ...topic(id, [change({ headline, from: quotation(`${passage}a`, from), to: quotation(`${passage}b`, to) })]),
        summary: [{ text: statement, quotations: [] }],
      }),
    );

const hostileSource = fc
  .tuple(hostile, fc.uniqueArray(hostileTopic("p"), { selector: ({ topic: id }) => id, minLength: 1, maxLength: 4 }))
  .map(([name, topics]): DigestSource => source({ to: head("QM", name, 2024), topics }));

describe("the words of a mail", () => {
  it("leads with the most significant, one entry a comparison, whatever the order", () => {
    const quiet = source({
      from: head("QV", "Valdoria", 2023),
      to: head("QV", "Valdoria", 2024),
      topics: [topic("unions", [change({ significance: 0.1 })])],
    });
    const digest = composeDigest({ sources: [quiet, source()], subscriptions: [wish], preliminary: false, publicUrl });
    expect(digest.entries.map(({ heading }) => heading)).toEqual(["Meridia, 2024", "Valdoria, 2024"]);
    expect(composeDigest({ sources: [source(), quiet], subscriptions: [wish], preliminary: false, publicUrl })).toEqual(
      digest,
    );
    expect(digest.subject).toBe("Meridia and 1 more country 2024: Press freedom and 1 more topic");
  });

  it("says what was compared, why it came, and where to go on", () => {
    for (const words of bothParts(mail([source({ context })]))) {
      expect(words).toContain(
        "Compared: the 2023 report (QM-2023-v1, last changed by the publisher on 2024-08-12) with the 2024 report (QM-2024-v1, last changed by the publisher on 2025-08-12).",
      );
      expect(words).toContain("Press freedom: shortened");
      expect(words).toContain("“Police frequently detained reporters in the harbor district.”");
      expect(words).toContain("You follow Press freedom in Meridia: one mail for each release.");
      expect(words).toContain("In 80 of 86 reports of 2024, the topic Press freedom was shortened.");
      expect(words).not.toContain("Elections");
    }
    const { text, html } = mail([source()]);
    for (const url of [
      `${publicUrl}/review/QM/2024?against=2023#topic-press-freedom`,
      links.preferences,
      links.unsubscribe,
    ]) {
      expect(text).toContain(url);
      expect(
        load(html)("a")
          .toArray()
          .map((a) => a.attribs.href),
      ).toContain(url);
    }
  });

  it("calls a revision, a supplement, an arrival and a silence by their names", () => {
    const revision = source({
      kind: "revision",
      from: head("QM", "Meridia", 2024, 1),
      to: head("QM", "Meridia", 2024, 2),
    });
    for (const words of bothParts(mail([revision]))) {
      expect(words).toContain("This is a revision of the same edition");
      expect(words).toContain("From (earlier version QM-2024-v1, passage 3): “Police frequently");
    }
    expect(mail([revision]).subject).toBe("Meridia 2024, revised: Press freedom");
    expect(mail([revision]).text).toContain("?against=QM-2024-v1");
    for (const words of bothParts(mail([source({ supplement: true })])))
      expect(words).toContain("came after other reports of its edition");
    for (const words of bothParts(mail([source()], true))) expect(words).toContain("This mail is preliminary");
    expect(mail([source()], true).subject).toMatch(/^Preliminary: /);
    for (const words of bothParts(mail([source({ topics: [topic("elections", [], "gone")] })]))) {
      expect(words).toContain("The 2024 report no longer covers this; that is not evidence of improvement.");
    }
    for (const words of bothParts(mail([source({ from: head("QM", "Meridia", 2021) })]))) {
      expect(words).toContain("No texts of 2022 to 2023 are in the store.");
    }
  });

  it("marks changed words by elements beside colour, and says which side they are from", () => {
    const $ = load(mail([source()]).html);
    expect($("del").text()).toBe("frequently");
    expect($("ins").text()).toBe("sometimes");
    expect($("body").text()).toContain("From (2023 report, passage 3):");
  });

  it("shows five changes of a topic and counts the rest", () => {
    const changes = Array.from({ length: 12 }, (_, i) => change({ rank: i + 1, headline: `Change number ${i + 1}.` }));
    for (const words of bothParts(mail([source({ topics: [topic("unions", changes)] })]))) {
      expect(words).toContain("Change number 5.");
      expect(words).not.toContain("Change number 6.");
      expect(words).toContain("7 more changes on the review page");
    }
  });
});

describe("no mail carries unescaped text", () => {
  const elements = new Set(
    "html head meta title style body div table tbody tr td h1 h2 h3 p span a ul ol li blockquote del ins br".split(" "),
  );

  it("whatever reports and names say, the same facts stand in both parts", () => {
    fc.assert(
      fc.property(fc.array(hostileSource, { minLength: 1, maxLength: 3 }), (sources) => {
        const rendered = mail(sources);
        const $ = load(rendered.html);
        $("*").each((_, element) => {
          if (element.type !== "tag" && element.type !== "style") return;
          expect(elements).toContain(element.name);
          expect(Object.keys(element.attribs).filter((name) => name.startsWith("on"))).toEqual([]);
        });
        const parts = bothParts(rendered);
        for (const { topics } of sources) {
          for (const { changes, summary } of topics) {
            const facts = [
              ...changes.flatMap(({ headline, from, to }) => [headline, from?.quote ?? "", to?.quote ?? ""]),
              ...summary.map(({ text }) => text),
            ];
            for (const fact of facts) for (const words of parts) expect(words).toContain(folded(fact));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Bytes of the whole mail as it is handed over. */
const mimeBytes = async ({ subject, text, html }: ReturnType<typeof mail>) => {
  const headers = mailHeaders({ deliveryId: `d-${"0".repeat(32)}`, publicUrl, unsubscribe: links.unsubscribe });
  const raw = await new MailComposer({
    from: "alerts@example.org",
    to: "reader@example.org",
    subject,
    text,
    html,
    headers,
  })
    .compile()
    .build();
  return raw.length;
};

describe("the size", () => {
  const long = (id: TopicId, words: number, count: number) =>
    topic(
      id,
      Array.from({ length: count }, (_, i) =>
        change({
          rank: i + 1,
          significance: 1 - i / 100,
          from: quotation("p1", "Офицеры = ".repeat(words)),
          to: quotation("p2", "The officers = ".repeat(words)),
        }),
      ),
    );

  it.each([
    ["one country, every topic, long quotations", 1, 46, 40],
    ["two hundred countries, all topics", 200, 46, 2],
    ["nine hundred countries", 900, 3, 2],
    ["one quotation that is longer than a mail", 1, 1, 20_000],
    ["thirty countries, some topics", 30, 12, 5],
  ])("%s: under 100 KB, and everything is counted", async (_name, countries, topics, words) => {
    const sources = Array.from({ length: countries }, (_, i) => {
      const code = `Q${String.fromCharCode(65 + (i % 26))}`;
      return source({
        from: head(code, `Country ${i}`, 2023),
        to: head(code, `Country ${i}`, 2024),
        topics: topicIds.slice(0, topics).map((id) => long(id, words, 8)),
      });
    });
    const rendered = mail(sources);
    expect(await mimeBytes(rendered)).toBeLessThan(100_000);
    const { text, html } = rendered;
    const $ = load(html);
    const others = $("h2").filter((_, title) => $(title).text() === "Also changed");
    const entries = $("h2").filter((_, title) => /, 2024$/.test($(title).text()));
    const shown = entries.length + others.next("ul").children("li").length;
    const left = Number(/(\d+) more reports? of what you follow/.exec(text)?.[1] ?? 0);
    expect(shown + left).toBe(countries);
  });
});
