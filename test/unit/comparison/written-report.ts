import { createHash } from "node:crypto";
import type { Passage, Report } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** One passage as a test writes it. */
export interface WrittenPassage {
  readonly topic: TopicId | null;
  readonly text: string;
  readonly path?: readonly string[];
  readonly runIn?: string;
  /** Topic of the section that it stands in, where it is not its own. */
  readonly sectionTopic?: TopicId;
  readonly coverage?: NonNullable<Passage["coverage"]>;
}

/** What a written report holds beside its passages. */
export interface WrittenReport {
  readonly passages: readonly WrittenPassage[];
  readonly issues?: readonly string[];
  readonly number?: number;
  readonly country?: string;
}

/** Make a report of an invented country; a section a path and topic. */
export function writtenReport(edition: number, written: WrittenReport): Report {
  const { country = "QM", number = 1 } = written;
  const id = `${country}-${edition}-v${number}`;
  const sections: Report["sections"] = [];
  const passages = written.passages.map((passage, at): Passage => {
    const path = [...(passage.path ?? [passage.topic ?? "Other"])];
    const topic = passage.sectionTopic ?? passage.topic;
    const known = sections.find((other) => other.path.join() === path.join() && other.topic === topic);
    const section = known ?? { id: `s${sections.length}`, path, label: path.at(-1) ?? "", level: path.length, topic };
    if (!known) sections.push(section);
    const { text, topic: own, runIn = null, coverage } = passage;
    const covers = coverage ? { coverage } : {};
    return { id: `${id}#p${at + 1}`, section: section.id, path, runIn, topic: own, text, ...covers };
  });
  const hash = createHash("sha256").update(passages.map(({ text }) => text).join("\n"));
  return {
    schema: "palimpsest/report@1",
    parser: "1.0.0",
    version: {
      id,
      series: "invented-reports",
      country: { code: country, name: "Meridia" },
      edition,
      title: `${edition} Report: Meridia`,
      sourceUrl: null,
      modifiedAt: null,
      contentHash: `sha256:${hash.digest("hex")}`,
    },
    sections,
    passages,
    issues: written.issues ? { lead: "Significant human rights issues included:", items: [...written.issues] } : null,
    furniture: [],
    problems: [],
  };
}
