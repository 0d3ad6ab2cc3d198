import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TopicComparison } from "#shared/comparison/comparison.ts";
import { checkQuotations } from "#shared/email/check-quotations.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import { mailSubject } from "#shared/email/mail-subject.ts";
import { markWords } from "#shared/email/mark-words.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import { change, links, publicUrl, source, topic } from "./digest-samples.ts";

describe("the subject", () => {
  it("is one line of at most 90 characters and names country, topic and edition", () => {
    const parts = fc.record({
      prefix: fc.constantFrom("", "Preliminary: "),
      countries: fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), {
        minLength: 1,
        maxLength: 4,
      }),
      topics: fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }), { minLength: 1, maxLength: 46 }),
      editions: fc
        .uniqueArray(fc.integer({ min: 1970, max: 2100 }), { minLength: 1, maxLength: 9 })
        .map((all) => all.sort()),
      revised: fc.boolean(),
    });
    fc.assert(
      fc.property(parts, (given) => {
        const subject = mailSubject(given);
        expect(subject.length).toBeLessThanOrEqual(90);
        expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        expect(subject).toContain(String(given.editions[0]));
        expect(subject.isWellFormed()).toBe(true);
      }),
    );
  });

  it.each([
    [["Meridia"], ["Press freedom"], "Meridia 2024: Press freedom"],
    [["Meridia"], ["Press freedom", "Unions"], "Meridia 2024: Press freedom and 1 more topic"],
    [["Meridia", "Valdoria", "Quill"], ["Unions"], "Meridia and 2 more countries 2024: Unions"],
    [["Meridia\r\nBcc: x@example.org"], ["Unions"], "Meridia Bcc: x@example.org 2024: Unions"],
    [
      ["A land with a name of many words, for which a line of a mail program has hardly any room"],
      ["Reproductive rights and population control", "Unions"],
      "A land with a name of many words, for which a line of a mail program has h… 2024: 2 topics",
    ],
  ])("%j, %j: %s", (countries, topics, subject) => {
    expect(mailSubject({ prefix: "", countries, topics, editions: [2024], revised: false })).toBe(subject);
  });
});

describe("markWords", () => {
  it("keeps both sides letter for letter", () => {
    const sentence = fc.string({ unit: "grapheme", maxLength: 80 });
    fc.assert(
      fc.property(sentence, sentence, (from, to) => {
        const marked = markWords(from, to);
        if (marked === undefined) return;
        expect(marked.from.map(({ text }) => text).join("")).toBe(from);
        expect(marked.to.map(({ text }) => text).join("")).toBe(to);
      }),
    );
  });

  it("leaves sentences alone that have little in common", () => {
    expect(
      markWords("One thing was said here.", "Quite another stands in its place now, and at length."),
    ).toBeUndefined();
  });
});

describe("checkQuotations", () => {
  const text = "Police frequently detained reporters.";
  const quoted = { passage: "QM-2023-v1#p1", start: 0, end: text.length, quote: text };

  it.each([
    ["as stored", quoted, text, "none"],
    ["one letter changed in the store", quoted, "Police frequently detained reporter5.", "MAIL_QUOTATION_MISMATCH"],
    [
      "one letter changed in the quotation",
      { ...quoted, quote: "Police Frequently detained reporters." },
      text,
      "MAIL_QUOTATION_MISMATCH",
    ],
    ["other offsets", { ...quoted, start: 1 }, text, "MAIL_QUOTATION_MISMATCH"],
    ["no such passage", quoted, undefined, "MAIL_QUOTATION_MISMATCH"],
    ["nothing quoted", { ...quoted, end: 0, quote: "" }, text, "MAIL_QUOTATION_MISMATCH"],
  ])("%s", (_name, from, stored, code) => {
    const check = (topics: TopicComparison[]) => {
      try {
        const { quoted: shown } = renderEmail(
          composeDigest({ sources: [source({ topics })], subscriptions: [], preliminary: false, publicUrl }),
          links,
        );
        for (const { quotations } of shown) checkQuotations(quotations, () => stored);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return "none";
    };
    expect(check([topic("unions", [change({ from })])])).toBe(code);
    expect(check([topic("unions", [change({ to: from })])])).toBe(code);
    expect(check([{ ...topic("unions", []), summary: [{ text: "A statement.", quotations: [from] }] }])).toBe(code);
    const before = Array.from({ length: 5 }, (_, i) => change({ rank: i + 1, from: quoted, headline: `Change ${i}.` }));
    if (stored === text) expect(check([topic("unions", [...before, change({ rank: 6, from })])])).toBe("none");
  });
});

describe("mailHeaders", () => {
  it("are those of RFC 8058, 2919 and 3834", () => {
    expect(mailHeaders({ deliveryId: "d-1", publicUrl, unsubscribe: links.unsubscribe })).toEqual({
      "List-Unsubscribe": `<${links.unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "Palimpsest alerts <alerts.alerts.example.org>",
      "Auto-Submitted": "auto-generated",
      "Palimpsest-Delivery": "d-1",
    });
  });
});
