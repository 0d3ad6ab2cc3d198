import { describe, expect, it } from "vitest";
import { group, passage } from "#test/unit/web/sample-comparison.ts";
import { countOf, plainShare } from "#web/plain-numbers.ts";
import { groupWords, verdictWords } from "#web/plain-words.ts";

const from = passage("QM-2023-v1#p1", "One. Two.");
const [first, second] = [passage("QM-2024-v1#p1", "One."), passage("QM-2024-v1#p2", "Two.")];

describe("groupWords", () => {
  it("says what became of passages, and how many became how many", () => {
    expect(groupWords(group(from, null))).toBe("Dropped");
    expect(groupWords(group(null, first))).toBe("Added");
    expect(groupWords(group(from, first))).toBe("Edited");
    expect(groupWords(group(from, first, [], { style: true }))).toBe("Edited in style only");
    expect(groupWords(group(from, first, [], { kind: "unchanged", to: [first, second] }))).toBe(
      "Unchanged: one passage became 2 passages",
    );
  });
});

describe("verdictWords", () => {
  it("names the edition that has no text, and never calls absence anything else", () => {
    const names = { from: "2023", to: "2024" };
    expect(verdictWords("gone", names)).toBe("No text in 2024");
    expect(verdictWords("new", names)).toBe("No text in 2023");
  });
});

describe("plain numbers", () => {
  it("count with separators and the right noun", () => {
    expect(countOf(1, "change")).toBe("1 change");
    expect(countOf(13900, "word")).toBe("13,900 words");
    expect(plainShare(1, 3)).toBe("33%");
    expect(plainShare(0, 0)).toBe("–");
    expect([plainShare(794, 795), plainShare(795, 795)]).toEqual(["over 99%", "100%"]);
    expect([plainShare(1, 795), plainShare(0, 795)]).toEqual(["under 1%", "0%"]);
  });
});
