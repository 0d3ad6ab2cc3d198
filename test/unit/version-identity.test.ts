import { expect, test } from "vitest";
import { parseReport } from "#shared/report/parse-report.ts";
import { reportSchema } from "#shared/report/report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { contentHash } from "#shared/version/content-hash.ts";
import { identifyReport } from "#shared/version/identify-report.ts";
import { fileVersionId, parseVersionId, versionId } from "#shared/version/version-id.ts";
import { bytesOf, madePage } from "../made-page.ts";

test("ids say country, edition and number, and are read back", () => {
  expect(versionId("QM", 2024, 2)).toBe("QM-2024-v2");
  expect(fileVersionId("CN-XZ", 2024, 1)).toBe("CN-XZ-2024-file1");
  expect(parseVersionId("CN-XZ-2024-file1")).toEqual({ country: "CN-XZ", edition: 2024, kind: "file", number: 1 });
  expect(parseVersionId("QM-2024")).toBeUndefined();
});

test("an identified report is the public document", () => {
  const parsed = parseReport(readSource(bytesOf(madePage()), "made.html"));
  const report = identifyReport(parsed, "QM-2024-v1");
  expect(reportSchema.parse(report)).toEqual(report);
  expect(report.passages.map(({ id }) => id)).toEqual(["QM-2024-v1#p1", "QM-2024-v1#p2"]);
});

test("the hash is over labels and passages in reading order, one a line; white space and tags do not count", () => {
  const sections = [
    { id: "s1", label: "A" },
    { id: "s2", label: "B", inText: true as const },
    { id: "s3", label: "C" },
    { id: "s4", label: "D" },
  ];
  const passages = [
    { section: "s1", text: "one" },
    { section: "s2", text: "B two" },
    { section: "s1", text: "three" },
  ];
  const flat = [{ id: "x", label: "A" }];
  const lines = ["one", "B two", "three", "C", "D"].map((text) => ({ section: "x", text }));
  expect(contentHash({ sections, passages })).toBe(contentHash({ sections: flat, passages: lines }));
  expect(contentHash({ sections, passages })).not.toBe(contentHash({ sections, passages: passages.toReversed() }));
  const hash = (html: string) => contentHash(parseReport(readSource(bytesOf(html), "made.html")));
  const spaced = madePage().replaceAll("</h3>", "  </h3>\n\n").replace("Little changed", "Little\n   changed");
  expect(hash(spaced)).toBe(hash(madePage()));
  expect(hash(madePage().replace("Little changed", "Much changed"))).not.toBe(hash(madePage()));
});
