import { describe, expect, it } from "vitest";
import { formats, renderComparison, UnknownChoiceError } from "#cli/render-comparison.ts";
import { comparisonSchema } from "#shared/comparison/comparison.ts";
import { compareVersions } from "#shared/summary/compare-versions.ts";
import { writtenReport } from "./comparison/written-report.ts";

const beaten = "Guards in Oru often beat ferrymen in the cells of the old port on the river.";
const comparison = compareVersions(
  writtenReport(2023, {
    passages: [
      { topic: "torture", text: beaten },
      { topic: "unions", text: "Mills * closed." },
    ],
  }),
  writtenReport(2024, { passages: [{ topic: "torture", text: beaten.replace("often", "sometimes") }] }),
);

describe("renderComparison", () => {
  it("keeps to 80 columns and marks words by signs", () => {
    const text = renderComparison(comparison, {});
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain("[-often-]");
    expect(text).toContain("{+sometimes+}");
    expect(text.replace(/\s+/g, " ")).toContain("no longer covers this; that is not evidence of improvement");
  });

  it("prints the document itself as JSON", () => {
    expect(comparisonSchema.parse(JSON.parse(renderComparison(comparison, { json: true })))).toEqual(comparison);
    expect(JSON.parse(renderComparison(comparison, { format: "json", topic: "unions" })).topics).toHaveLength(1);
  });

  it("escapes what Markdown would read as a mark", () => {
    const markdown = renderComparison(comparison, { format: "markdown" });
    expect(markdown).toContain("Mills \\* closed.");
    expect(markdown).toContain("| Torture |");
  });

  it("renders a page", () => {
    expect(renderComparison(comparison, { format: "html" })).toMatch(/^<!doctype html>/i);
  });

  it("refuses a format or a topic that nobody knows", () => {
    expect(formats).toEqual(["text", "json", "markdown", "html"]);
    expect(() => renderComparison(comparison, { format: "pdf" })).toThrow(UnknownChoiceError);
    expect(() => renderComparison(comparison, { topic: "weather" })).toThrow(UnknownChoiceError);
  });
});
