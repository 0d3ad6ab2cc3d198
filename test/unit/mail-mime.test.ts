import { load } from "cheerio";
import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { composeMime } from "#functions/aws/compose-mime.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import { topicIds } from "#shared/topic/topics.ts";
import { htmlFacts, textFacts } from "#test/mail-facts.ts";
import { change, head, links, publicUrl, quotation, source, topic } from "./digest-samples.ts";

/** What publishers print and people type, and what must never get through as more than words. */
const trick = fc.constantFrom(
  "<script>alert(1)</script>",
  '"><img src=x onerror=y>',
  "</td></tr></table></body>",
  "<!-- ",
  "<style>*{display:none}</style>",
  "&lt;b&gt;&amp;#60;",
  "\r\nBcc: thief@example.org",
  "\nContent-Type: text/html\n\n<h1>x</h1>",
  "\r\n.\r\n",
  "=?utf-8?B?PGI+?=",
  "=\r\n=3Cb=3E",
  "--alt-boundary--",
  "\u202Egnp.exe",
  "\u2066\u2067isolated",
  "a\u200Bb\u200Cc\u200Dd\uFEFF",
  "\u0000\u0007\u001B[31m",
  "\u2028line\u2029paragraph\u0085next",
  "مرحبا ‏שלום",
  "\uD83D\uDC69\u200D\u2696\uFE0F",
  "“nested ‘quotes’ ”",
  "{{x}} %s $(id)",
  "javascript:alert(1)",
);
const hostile = fc
  .array(fc.oneof(trick, fc.string({ unit: "binary", maxLength: 20 })), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(" "));
/** Text of a passage: as the parser leaves it, with its white space folded. */
const passageText = hostile.map((text) => `A${text}Z`.toWellFormed().replace(/\s+/g, " "));

const hostileSource = fc
  .record({ name: hostile, headline: passageText, from: passageText, to: passageText, statement: passageText })
  .map(
    ({ name, headline, from, to, statement }): DigestSource =>
      source({
        from: head("QM", name, 2023),
        to: head("QM", name, 2024),
        topics: [
          {
            ...topic(topicIds[3] ?? "unions", [
              change({ headline, from: quotation("QM-2023-v1#p1", from), to: quotation("QM-2024-v1#p1", to) }),
            ]),
            summary: [{ text: statement, quotations: [] }],
          },
          topic("unions", [change({ headline, from: null, to: quotation("QM-2024-v1#p1", to) })]),
        ],
      }),
  );

const elements = new Set(
  "html head meta title style body div table tbody tr td h1 h2 h3 p span a ul ol li blockquote del ins br".split(" "),
);

const checkMarkup = (html: string) => {
  const $ = load(html);
  $("*").each((_, element) => {
    if (element.type !== "tag" && element.type !== "style") return;
    expect(elements).toContain(element.name);
    for (const name of Object.keys(element.attribs)) expect(name).not.toMatch(/^on|^src/);
  });
  for (const { attribs } of $("a").toArray()) expect(attribs.href).toMatch(/^https:\/\/alerts\.example\.org\//);
  expect($("style")).toHaveLength(1);
};

describe("a mail as it is handed over", () => {
  it("is one mail with our headers alone, whatever its words try", { timeout: 60_000 }, async () => {
    const headers = mailHeaders({ deliveryId: "d-1", publicUrl, unsubscribe: links.unsubscribe });
    const expected = ["from", "to", "subject", "message-id", "content-type", "mime-version", "date"];
    await fc.assert(
      fc.asyncProperty(hostileSource, async (given) => {
        const digest = composeDigest({ sources: [given], subscriptions: [], preliminary: false, publicUrl });
        const { quoted: _, ...parts } = renderEmail(digest, links);
        const raw = await composeMime("alerts@example.org", {
          deliveryId: "d-1",
          to: "reader@example.org",
          ...parts,
          headers,
        });
        const parsed = await simpleParser(Buffer.from(raw), { skipHtmlToText: true, skipTextToHtml: true });
        expect(parsed.headerLines.map(({ key }) => key).sort()).toEqual(
          [...expected, ...Object.keys(headers).map((name) => name.toLowerCase())].sort(),
        );
        expect(parsed.attachments).toEqual([]);
        expect(parsed.subject).toBe(parts.subject);
        expect(parts.subject.length).toBeLessThanOrEqual(90);
        expect(parts.subject).not.toMatch(/[\p{Cc}\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u);
        checkMarkup(String(parsed.html));
        expect(htmlFacts(String(parsed.html))).toEqual(textFacts(String(parsed.text)));
      }),
      { numRuns: 100 },
    );
  });
});
