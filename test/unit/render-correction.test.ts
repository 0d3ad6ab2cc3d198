import { describe, expect, it } from "vitest";
import type { CorrectedChange } from "#shared/email/correction.ts";
import { encodedBytes } from "#shared/email/encoded-bytes.ts";
import { findCorrections } from "#shared/email/find-corrections.ts";
import { renderCorrection } from "#shared/email/render-correction.ts";
import type { Told } from "#shared/email/told.ts";
import { change, head, links, publicUrl, quotation, topic } from "./digest-samples.ts";

const one = change({
  kind: "softened",
  headline: "“frequently” became “sometimes”.",
  from: quotation("QM-2023-v1#p3", "Police frequently held reporters."),
  to: quotation("QM-2024-v1#p2", "Police sometimes held reporters."),
});
const told: Told = {
  comparison: "c",
  changes: [
    {
      topic: "press-freedom",
      label: "Softer wording",
      headline: one.headline,
      from: { passage: "QM-2023-v1#p3", quote: "Police frequently held reporters." },
      to: { passage: "QM-2024-v1#p2", quote: "Police sometimes held reporters." },
    },
  ],
};
const current = (changes: (typeof one)[]) => ({
  from: head("QM", "Meridia", 2023),
  to: head("QM", "Meridia", 2024),
  topics: [topic("press-freedom", changes)],
});

describe("findCorrections", () => {
  it("finds nothing where the same is still said, though passages are numbered anew and it weighs otherwise", () => {
    const moved = { ...one, rank: 9, significance: 0.1, from: { ...one.from!, passage: "QM-2023-v1#p8" } };
    expect(findCorrections(told, current([moved]), publicUrl)).toEqual([]);
  });

  it("names what is right where the words are said of something else, and nothing where they are not", () => {
    const better = { ...one, kind: "hardened" as const };
    expect(findCorrections(told, current([better]), publicUrl)).toMatchObject([
      { heading: "Meridia, 2024", said: told.changes[0], right: { label: "Stronger wording" } },
    ]);
    expect(findCorrections(told, current([change({})]), publicUrl)).toMatchObject([{ right: null }]);
  });
});

describe("a correction's mail", () => {
  it("says both in both parts, escaped, and stays under 100 KB", () => {
    const said = {
      ...told.changes[0]!,
      headline: "<b>said</b>",
      from: { passage: "p", quote: "<i>x</i> ".repeat(200) },
    };
    const changes: CorrectedChange[] = Array.from({ length: 200 }, () => ({
      heading: "Meridia\r\n, 2024",
      url: `${publicUrl}/review/QM/2024?against=2023`,
      said,
      right: told.changes[0]!,
    }));
    const { subject, text, html } = renderCorrection({ because: "<script>\n", changes }, links);
    expect(subject).toBe("Correction: 200 changes that we told you of");
    expect(encodedBytes(text) + encodedBytes(html)).toBeLessThan(96_000);
    expect(html).not.toMatch(/<b>said|<i>x|<script>/);
    for (const part of [text, html]) expect(part).toMatch(/\d+ more changes on the review pages/);
  });
});
