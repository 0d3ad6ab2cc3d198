import type { IssueList, Passage, Problem, ReportLink, Section } from "#shared/report/report.ts";
import type { VersionHead } from "#shared/report/version-head.ts";

/** Passage that has no id yet: ids carry the version's. */
export type ParsedPassage = Omit<Passage, "id">;

/** A report that was parsed, but is not yet known as a version: `report@1` without version id and content hash. */
export interface ParsedReport extends Omit<VersionHead, "id" | "contentHash"> {
  readonly parser: string;
  readonly sections: Section[];
  readonly passages: ParsedPassage[];
  readonly issues: IssueList | null;
  readonly furniture: string[];
  readonly links?: ReportLink[];
  readonly notices?: string[];
  readonly problems: Problem[];
}
