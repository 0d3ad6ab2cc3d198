import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { readEdition } from "#cli/load-edition.ts";
import { composeMime } from "#functions/aws/compose-mime.ts";
import { type Criteria, criteriaSchema, type WrittenCriteria } from "#shared/alert/criteria.ts";
import { mergeSelections } from "#shared/alert/merge-selections.ts";
import { selectChanges } from "#shared/alert/select-changes.ts";
import type { Comparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import { listedClasses } from "#shared/comparison/listed-classes.ts";
import { checkQuotations } from "#shared/email/check-quotations.ts";
import { composeDigest } from "#shared/email/compose-digest.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import { mailHeaders } from "#shared/email/mail-headers.ts";
import { renderEmail } from "#shared/email/render-email.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { editionContexts } from "#shared/summary/edition-context.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import { topicIds } from "#shared/topic/topics.ts";
import { madeSubscription } from "#test/made-subscription.ts";
import { htmlFacts, textFacts } from "#test/mail-facts.ts";
import { seeded } from "#test/seeded.ts";
import { sharedFolder } from "#test/shared-folder.ts";

const corpus = `${sharedFolder}/corpus/state-gov`;
const publicUrl = "https://alerts.example.org";
const links = {
  publicUrl,
  preferences: `${publicUrl}/preferences?token=${"p".repeat(150)}`,
  unsubscribe: `${publicUrl}/unsubscribe?token=${"u".repeat(150)}`,
};
const deliveryId = `d-${"0".repeat(32)}`;

/** Every real pair of the two editions, its texts, and its place in the edition. */
const loadPairs = async () => {
  const { pairs } = await readEdition({ from: `${corpus}/2023`, to: `${corpus}/2024` }, 2024);
  const texts = new Map<string, Map<string, string>>();
  const comparisons = pairs.map(({ from, to }): Comparison => {
    const passages = [...from.passages, ...to.passages];
    texts.set(comparisonId(from.version, to.version), new Map(passages.map(({ id, text }) => [id, text])));
    const comparison = compareVersions(from, to);
    return { ...comparison, passages: comparison.passages.map((group) => ({ ...group, sentences: [] })) };
  });
  const contexts = editionContexts(
    2024,
    comparisons.map((comparison) => ({
      ...comparison,
      country: comparison.to.country.code,
      issues: listedClasses(comparison),
    })),
  );
  const ranked = new Map(
    comparisons.map((one) => [one, rankWithinEdition(one.topics, contexts[one.to.country.code] ?? null)]),
  );
  return { comparisons, contexts, ranked, texts };
};
type Pairs = Awaited<ReturnType<typeof loadPairs>>;

const sourcesFor = ({ comparisons, contexts, ranked }: Pairs, criteria: Criteria): DigestSource[] =>
  comparisons
    .map((comparison): DigestSource => {
      const context = contexts[comparison.to.country.code] ?? null;
      const told = new Set(selectChanges(criteria, comparison).map(({ topic }) => topic));
      const topics = (ranked.get(comparison) ?? []).filter(({ topic }) => told.has(topic));
      const selected = mergeSelections([criteria], comparison);
      return { kind: "review", supplement: false, from: comparison.from, to: comparison.to, topics, selected, context };
    })
    .filter(({ topics }) => topics.length > 0);

/** Everything, one country each way, one topic, and whatever chance gives. */
const criteriaOf = (codes: readonly string[]): Criteria[] => {
  const { pick, some, number } = seeded(2024);
  const fixed: WrittenCriteria[] = [
    { countries: "all", topics: "all" },
    { countries: "all", topics: ["torture"] },
    { countries: [pick(codes)], topics: "all" },
  ];
  const random = Array.from({ length: 47 }, (): WrittenCriteria => {
    const isAll = number(10) === 0;
    return {
      countries: isAll ? "all" : some(codes, 1 + number(number(3) === 0 ? 40 : 5)),
      topics: number(6) === 0 ? "all" : some(topicIds, 1 + number(8)),
      minimumSignificance: number(4) === 0 ? 0.3 + number(4) / 10 : 0,
      phrases: number(4) === 0 ? some(["police", "union leader", "torture", "election"], 1 + number(2)) : [],
    };
  });
  return [...fixed, ...random].map((criteria) => criteriaSchema.parse(criteria));
};

const mailOf = (pairs: Pairs, criteria: Criteria) => {
  const subscription = madeSubscription({ criteria, note: '<b>file 7/24</b>\r\nBcc: x@example.org \u202E"' });
  const sources = sourcesFor(pairs, criteria);
  if (sources.length === 0) return undefined;
  return renderEmail(composeDigest({ sources, subscriptions: [subscription], preliminary: false, publicUrl }), links);
};

const checkMail = async (rendered: NonNullable<ReturnType<typeof mailOf>>, texts: Pairs["texts"]) => {
  const { quoted, ...parts } = rendered;
  const headers = mailHeaders({ deliveryId, publicUrl, unsubscribe: links.unsubscribe });
  const outgoing = { deliveryId, to: "reader@example.org", ...parts, headers };
  const raw = Buffer.from(await composeMime("Palimpsest <alerts@example.org>", outgoing));
  expect(raw.length).toBeLessThan(100_000);
  expect(/[^\r\n\t\x20-\x7e]/.test(raw.toString("latin1"))).toBe(false);
  for (const line of raw.toString("latin1").split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  expect(parsed.subject).toBe(parts.subject);
  expect(parts.subject.length).toBeLessThanOrEqual(90);
  expect(parsed.text?.trim()).toBe(parts.text.trim());
  expect(String(parsed.html).trim()).toBe(parts.html.trim());
  for (const [name, value] of Object.entries(headers)) {
    const lines = parsed.headerLines.filter(({ key }) => key === name.toLowerCase()).map(({ line }) => line);
    expect(
      lines.map((line) =>
        line
          .slice(line.indexOf(":") + 1)
          .replace(/\s+/g, " ")
          .trim(),
      ),
    ).toEqual([value]);
  }
  const facts = textFacts(String(parsed.text));
  expect(htmlFacts(String(parsed.html))).toEqual(facts);
  for (const { comparison, quotations } of quoted)
    checkQuotations(quotations, (passage) => texts.get(comparison)?.get(passage));
  return { facts, bytes: raw.length };
};

describe.skipIf(!sharedFolder)("mails over real reports (skipped where there is no corpus)", () => {
  it("are small, whole, and say the same in both parts: every country, and fifty wishes", async () => {
    const pairs = await loadPairs();
    const codes = pairs.comparisons.map(({ to }) => to.country.code);
    const wishes = [
      ...criteriaOf(codes),
      ...codes.map((code) => criteriaSchema.parse({ countries: [code], topics: "all" })),
    ];
    const sizes: number[] = [];
    let changes = 0;
    for (const criteria of wishes) {
      const rendered = mailOf(pairs, criteria);
      if (!rendered) continue;
      const { facts, bytes } = await checkMail(rendered, pairs.texts);
      const expected = sourcesFor(pairs, criteria);
      const told = facts.entries.length + facts.others.length + Number(facts.left?.[0].match(/^\d+/)?.[0] ?? 0);
      expect(told).toBe(expected.length);
      sizes.push(bytes);
      changes += facts.entries.flatMap(({ topics }) => topics.flatMap((topic) => topic.changes)).length;
    }
    console.log(
      `${sizes.length} mails, ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes, ${changes} changes quoted`,
    );
    expect(sizes.length).toBeGreaterThan(120);
  });
});
