import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change, Comparison } from "#shared/comparison/comparison.ts";
import { group, passage, sampleComparison, sampleHead } from "#test/unit/web/sample-comparison.ts";
import { renderReview } from "#web/render-review.ts";

const facts = { sourceUrl: null, retrievedAt: "2025-08-13T06:00:00.000Z", snapshotHash: `sha256:${"ab".repeat(32)}` };

const textOf = (html: string, selector: string): string[] => {
  const $ = load(html);
  return $(selector)
    .toArray()
    .map((element) => $(element).text());
};

const closed = passage("QM-2023-v1#p4", "The council often closed stations.");
const later = passage("QM-2024-v1#p2", "The council sometimes closed stations.");
const gone = passage("QM-2023-v1#p5", "Three <b>editors</b> & one printer were held.");
const kept = passage("QM-2023-v1#p6", "Licences cost 400 liras.");
const keptLater = passage("QM-2024-v1#p3", "Licences cost 400 liras.", "internet-freedom");

const change: Change = {
  kind: "softened",
  rank: 1,
  significance: 0.9,
  headline: "“often” became “sometimes”",
  from: { passage: closed.id, start: 0, end: closed.text.length, quote: closed.text },
  to: { passage: later.id, start: 0, end: later.text.length, quote: later.text },
};

const evidence = { passage: gone.id, start: 0, end: 5, quote: "Three" };

const comparison: Comparison = sampleComparison(
  [
    group(closed, later, [
      ["=", "The council "],
      ["-", "often "],
      ["+", "sometimes "],
      ["=", "closed stations."],
    ]),
    group(gone, null),
    group(kept, keptLater, [["=", kept.text]], { moved: true }),
  ],
  {
    topics: [
      {
        topic: "press-freedom",
        verdict: "shortened",
        words: { from: 14, to: 5, carriedFrom: 4, carriedTo: 4 },
        movedFrom: [],
        movedTo: [],
        changes: [change],
        summary: [{ text: "One sentence reads milder.", quotations: [evidence] }],
      },
    ],
    issues: { kept: [{ from: "torture", to: "torture" }], dropped: ["arbitrary <arrest>"], added: [] },
  },
);

describe("renderReview", () => {
  const html = renderReview(comparison, { from: facts, to: facts, standalone: true });

  it("marks words that only one text has with del and ins", () => {
    expect(textOf(html, ".report-text del")).toEqual(["often"]);
    expect(textOf(html, ".report-text ins")).toEqual(["sometimes"]);
  });

  it("quotes both sides of a change, the issue list and the evidence of the summary", () => {
    expect(textOf(html, ".change blockquote p")).toEqual([closed.text, later.text]);
    expect(textOf(html, ".issues .item")).toEqual(["torture", "torture", "arbitrary <arrest>"]);
    expect(textOf(html, ".evidence q")).toEqual(["Three"]);
  });

  it("shows an unchanged passage that moved once, folded, with both anchors, and links it from the topic it left", () => {
    const $ = load(html);
    expect($("#topic-internet-freedom #p3 #from-p6").length).toBe(1);
    expect($("#topic-internet-freedom #p3").text()).toContain("Moved");
    expect($("#topic-press-freedom .elsewhere a[href='#from-p6']").length).toBe(1);
  });

  it("is one file with its own style, no script and no address that loads by itself", () => {
    const $ = load(html);
    expect($("style").length).toBe(1);
    expect($("script, link, img, iframe").length).toBe(0);
    expect(load(renderReview(comparison, { standalone: false }))("link[rel=stylesheet]").attr("href")).toBe(
      "/style.css",
    );
  });

  it("has one h1, headings in order, ids that are unique, and no link inside the page that leads nowhere", () => {
    const $ = load(html);
    const levels = $("h1, h2, h3, h4")
      .toArray()
      .map((element) => Number(element.tagName.slice(1)));
    expect(levels.filter((level) => level === 1).length).toBe(1);
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = $("[id]")
      .toArray()
      .map((element) => $(element).attr("id") ?? "");
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of $("a[href^='#']").toArray()) expect(ids).toContain(($(link).attr("href") ?? "").slice(1));
  });

  it("says that absence is not evidence of improvement, where both texts came from, and their hashes", () => {
    const text = load(html)("main").text();
    expect(text).toContain("Absence is not evidence of improvement");
    for (const fact of [facts.snapshotHash, comparison.from.contentHash, "12 August 2025 at 17:44 UTC"])
      expect(text).toContain(fact);
  });

  it("tells two versions of one edition apart", () => {
    const revision = { ...comparison, from: sampleHead(2024, "QM-2024-v1"), to: sampleHead(2024, "QM-2024-v2") };
    const $ = load(renderReview({ ...revision, passages: [], topics: [] }, { standalone: true }));
    expect($("h1").text()).toBe("Meridia: 2024 v1 to 2024 v2");
    expect($(".lead").text()).toContain("revision of the same edition");
  });

  it("shows one topic alone where it is asked for", () => {
    const $ = load(renderReview(comparison, { standalone: true, topic: "internet-freedom" }));
    expect($("section.topic").length).toBe(1);
    expect($("#topic-internet-freedom").length).toBe(1);
  });

  it("carries every passage and quotation letter for letter, whatever characters they hold", () => {
    const nasty = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom("<script>alert(1)</script>", "&amp; &lt;", "a\"b'c", "</style>", "<!-- -->", "’—\u00a0é", "]]>"),
    );
    const texts = fc.array(
      nasty.filter((text) => text.trim() !== ""),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const groups = [
          ...before.map((text, i) => group(passage(`QM-2023-v1#p${i + 1}`, text), null)),
          ...after.map((text, i) => group(null, passage(`QM-2024-v1#p${i + 1}`, text, null))),
        ];
        const quote = { passage: "QM-2023-v1#p1", start: 0, end: before[0]?.length ?? 0, quote: before[0] ?? "" };
        const topic = comparison.topics[0];
        if (!topic) throw new TypeError("the sample has a topic");
        const topics = [
          { ...topic, changes: [{ ...change, from: quote, to: null, headline: before[0] ?? "" }], summary: [] },
        ];
        const page = renderReview(sampleComparison(groups, { topics }), { standalone: true });
        const fold = (text: string): string => text.replaceAll(/\r\n?/g, "\n").replaceAll("\0", "");
        expect(textOf(page, ".report-text").map(fold).sort()).toEqual([...before, ...after].map(fold).sort());
        expect(textOf(page, ".change blockquote p").map(fold)).toEqual([fold(quote.quote)]);
        expect(load(page)("script").length).toBe(0);
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});
