import { describe, expect, it } from "vitest";
import { foldInflection } from "#shared/comparison/fold-inflection.ts";

describe("foldInflection", () => {
  it.each([
    ["provides", "provided", "providing", "provide"],
    ["obey", "obeyed", "obeys"],
    ["carries", "carried", "carry", "carrying"],
    ["stop", "stopped", "stopping", "stops"],
    ["is", "was", "were", "been"],
    ["child", "children"],
    ["worker", "workers", "workers’", "worker’s"],
  ])("brings %s and its forms together", (...forms) => {
    expect(new Set(forms.map(foldInflection)).size).toBe(1);
  });

  it.each([
    ["press", "pres"],
    ["arrest", "arm"],
    ["2023", "2024"],
    ["law", "lawyer"],
  ])("keeps %s and %s apart", (word, other) => {
    expect(foldInflection(word)).not.toBe(foldInflection(other));
  });
});
