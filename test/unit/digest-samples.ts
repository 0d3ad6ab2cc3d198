import type { Change, EditionContext, Quotation, TopicComparison, Verdict } from "#shared/comparison/comparison.ts";
import type { DigestSource } from "#shared/email/digest.ts";
import type { MailLinks } from "#shared/email/fitted-digest.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import type { TopicId } from "#shared/topic/topics.ts";

export const publicUrl = "https://alerts.example.org";

export const links: MailLinks = {
  publicUrl,
  preferences: `${publicUrl}/preferences?token=abc.def`,
  unsubscribe: `${publicUrl}/unsubscribe?token=ghi.jkl`,
};

export const head = (code: string, name: string, edition: number, number = 1): VersionHead => ({
  id: `${code}-${edition}-v${number}`,
  series: "invented-reports",
  country: { code, name },
  edition,
  title: `${edition} report: ${name}`,
  sourceUrl: null,
  modifiedAt: `${edition + 1}-08-12T17:44:49Z`,
  contentHash: `sha256:${String(number).repeat(64).slice(0, 64)}`,
});

export const quotation = (passage: string, quote: string): Quotation => ({
  passage,
  start: 0,
  end: quote.length,
  quote,
});

export const change = (fields: Partial<Change> & { from?: Quotation | null; to?: Quotation | null }): Change => ({
  kind: "reworded",
  rank: 1,
  significance: 0.5,
  headline: "The sentence was reworded.",
  from: null,
  to: null,
  ...fields,
});

export const topic = (id: TopicId, changes: Change[], verdict: Verdict = "shortened"): TopicComparison => ({
  topic: id,
  verdict,
  words:
    verdict === "gone"
      ? { from: 2100, to: 0, carriedFrom: 0, carriedTo: 0 }
      : { from: 2100, to: 1500, carriedFrom: 1200, carriedTo: 1210 },
  movedFrom: [],
  movedTo: [],
  changes,
  summary: [
    {
      text:
        verdict === "gone"
          ? "The 2024 report no longer covers this; that is not evidence of improvement."
          : `Compared on ${id}: 2,100 words with 1,500.`,
      quotations: [],
    },
    ...changes.slice(0, 3).map(({ headline }) => ({ text: headline, quotations: [] })),
  ],
});

export const source = (fields: Partial<DigestSource> = {}): DigestSource => ({
  kind: "review",
  supplement: false,
  from: head("QM", "Meridia", 2023),
  to: head("QM", "Meridia", 2024),
  topics: [
    topic("press-freedom", [
      change({
        kind: "softened",
        significance: 0.9,
        headline: "The report says “sometimes” where it said “frequently”.",
        from: quotation("QM-2023-v1#p3", "Police frequently detained reporters in the harbor district."),
        to: quotation("QM-2024-v1#p2", "Police sometimes detained reporters in the harbor district."),
      }),
    ]),
  ],
  context: null,
  ...fields,
});

export const context: EditionContext = {
  edition: 2024,
  countries: 86,
  effects: [
    { topic: "press-freedom", verdict: "shortened", countries: 80, of: 86 },
    { topic: "elections", verdict: "gone", countries: 86, of: 86 },
  ],
  wordRatio: { median: 0.4, country: 0.34, percentile: 0.2 },
  kept: null,
  tense: null,
  topics: [],
  issues: [],
};
