import { createHash } from "node:crypto";
import type { Comparison, PassageGroup } from "#shared/comparison/comparison.ts";
import type { Report } from "#shared/report/report.ts";
import type { VersionRecord } from "#shared/version/version.ts";

const hash = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/** A report of an invented country: one section a text. */
export function madeReport(id: string, texts: readonly string[]): Report {
  const [, country = "", edition = ""] = /^(.+)-(\d{4})-v\d+$/.exec(id) ?? [];
  const sections = texts.map((_, i) => ({
    id: `s${i}`,
    path: [`Part ${i}`],
    label: `Part ${i}`,
    level: 1,
    topic: "torture" as const,
  }));
  return {
    schema: "palimpsest/report@1",
    parser: "1.0.0",
    version: {
      id,
      series: "invented-reports",
      country: { code: country, name: `Land of ${country}` },
      edition: Number(edition),
      title: `${edition} Report: Land of ${country}`,
      sourceUrl: `https://reports.example/${edition}/${country}/`,
      modifiedAt: null,
      contentHash: hash(texts.join("\n")),
    },
    sections,
    passages: texts.map((text, i) => ({
      id: `${id}#p${i + 1}`,
      section: `s${i}`,
      path: [`Part ${i}`],
      runIn: null,
      topic: "torture" as const,
      text,
    })),
    issues: { lead: "Issues included:", items: ["torture"] },
    furniture: ["Section 1."],
    problems: [],
  };
}

/** The header of a report. */
export function madeRecord(report: Report, change: Partial<VersionRecord> = {}): VersionRecord {
  return {
    ...report.version,
    number: Number(report.version.id.split("-v").at(-1)),
    parser: report.parser,
    snapshotHash: hash(`snapshot ${report.version.contentHash}`),
    origin: "release",
    words: 10,
    retrievedAt: "2026-01-01T00:00:00.000Z",
    ...change,
  };
}

const words = { from: 3, to: 3, carriedFrom: 2, carriedTo: 2 };

/** A comparison of two reports of equally many sections, pair by pair. */
export function madeComparison(from: Report, to: Report): Comparison {
  const passages = from.passages.map((passage, i): PassageGroup => {
    const answer = to.passages[i] ?? passage;
    const cite = ({ id, path, topic, text }: typeof passage) => ({ id, path, topic, text });
    return {
      kind: passage.text === answer.text ? "unchanged" : "edited",
      moved: false,
      style: false,
      from: [cite(passage)],
      to: [cite(answer)],
      sentences: [],
    };
  });
  return {
    schema: "palimpsest/compare@1",
    from: from.version,
    to: to.version,
    words,
    tense: null,
    passages,
    topics: [
      { topic: "torture", verdict: "reworded", words, movedFrom: [], movedTo: [], changes: [], summary: [] },
      { topic: "killings", verdict: "unchanged", words, movedFrom: [], movedTo: [], changes: [], summary: [] },
    ],
    issues: { kept: [], dropped: ["killings"], added: [] },
    editionContext: null,
  };
}
