import type { ParsedPassage } from "#shared/report/parsed-report.ts";
import { readCoverage } from "#shared/report/read-coverage.ts";
import { isNotice, readNavigation } from "#shared/report/read-navigation.ts";
import type { Problem, ReportLink, Section } from "#shared/report/report.ts";
import type { PageLink } from "#shared/source/source-page.ts";
import type { Context } from "#shared/topic/crosswalk.ts";
import type { Area } from "#shared/topic/heading-table.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** Heading as it goes into the outline. */
export interface OutlineHeading {
  readonly label: string;
  /** Depth that the heading claims; its place in the path follows from what is open above it. */
  readonly rank: number;
  readonly topic: TopicId | null;
  readonly area: Area | null;
  readonly inText?: boolean;
  /** A run-in label that was tagged as a heading: it ends where the next run-in begins. */
  readonly asRunIn?: boolean;
}

interface OpenHeading extends OutlineHeading {
  readonly section: Section;
}

/** Outline of a report while it is read: what is open, and all that was found. */
export class Outline {
  readonly sections: Section[] = [];
  readonly passages: ParsedPassage[] = [];
  readonly furniture: string[] = [];
  readonly problems: Problem[] = [];
  readonly links: ReportLink[] = [];
  readonly notices: string[] = [];
  readonly #fallbackLabel: string;
  readonly #open: OpenHeading[] = [];
  #afterMarker = false;
  #inParagraph = false;
  #blockLinks: readonly PageLink[] = [];
  #runIn: { topic: TopicId | null } | null = null;

  /** @param fallbackLabel - names the section of text that stands before any heading */
  constructor(fallbackLabel: string) {
    this.#fallbackLabel = fallbackLabel;
  }

  /** Topics and areas of the open headings, run-ins tagged as headings left out. */
  context(): Context {
    return this.#open.flatMap((heading) => (heading.asRunIn ? [] : [heading.topic, heading.area]));
  }

  /** What the next block has to be told by. */
  standing(): { context: Context; afterMarker: boolean } {
    return { context: this.context(), afterMarker: this.#afterMarker };
  }

  /** Rank of the innermost heading that is no run-in; 0 when nothing is open. */
  rank(): number {
    return this.#open.findLast((heading) => !heading.asRunIn)?.rank ?? 0;
  }

  /** Whether what is open stands in a lettered subsection. */
  hasLetter(): boolean {
    return this.#open.some(({ rank, label }) => rank === 2 && /^[a-j]\.\s/i.test(label));
  }

  /** Topic of the innermost heading that is no run-in. */
  topic(): TopicId | null {
    return this.#open.findLast((heading) => !heading.asRunIn)?.topic ?? null;
  }

  /** Topic that a heading of this rank would stand under. */
  topicAbove(rank: number): TopicId | null {
    return this.#open.findLast((heading) => !heading.asRunIn && heading.rank < rank)?.topic ?? null;
  }

  /** What follows comes from one block of the page. */
  beginBlock(inParagraph: boolean, links: readonly PageLink[]): void {
    this.#inParagraph = inParagraph;
    this.#blockLinks = links;
  }

  openHeading(heading: OutlineHeading): void {
    this.#afterMarker = false;
    while ((this.#open.at(-1)?.rank ?? 0) >= heading.rank) this.#open.pop();
    const path = [...this.#open.map(({ label }) => label), heading.label];
    const section: Section = {
      id: `s${this.sections.length + 1}`,
      path,
      label: heading.label,
      level: path.length,
      topic: heading.topic,
      ...(heading.inText ? { inText: true } : {}),
      ...(this.#inParagraph && !heading.inText ? { inParagraph: true } : {}),
    };
    this.sections.push(section);
    this.#open.push({ ...heading, section });
    this.#runIn = null;
  }

  /** A run-in begins: it holds until the next run-in or heading. The executive summary is of one topic throughout. */
  openRunIn(topic: TopicId | null): void {
    const innermost = this.#open.at(-1);
    // One that holds nothing yet stays: its label comes before this passage.
    if (innermost?.asRunIn && this.passages.at(-1)?.section === innermost.section.id) this.#open.pop();
    const above = this.topic();
    this.#runIn = { topic: above === "executive-summary" ? above : (topic ?? above) };
  }

  addPassage(text: string, runIn: string | null): void {
    this.#afterMarker = false;
    if (this.#open.length === 0) {
      this.openHeading({ label: this.#fallbackLabel, rank: 1, topic: null, area: null, inText: true });
    }
    const { section, topic } = this.#open.at(-1) as OpenHeading;
    this.passages.push({
      section: section.id,
      path: section.path,
      runIn,
      topic: this.#runIn ? this.#runIn.topic : topic,
      text,
      ...readCoverage(text, runIn, this.#blockLinks),
    });
  }

  addFurniture(text: string): void {
    this.furniture.push(text);
    if (isNotice(text)) this.notices.push(text);
    for (const link of readNavigation(this.#blockLinks)) {
      if (
        !this.links.some(
          ({ address, subReport }) =>
            address === link.address || (subReport !== undefined && subReport === link.subReport),
        )
      )
        this.links.push(link);
    }
    this.#afterMarker = /^section\s+\d+\s*\.?$/i.test(text);
  }

  addProblem(rule: string, message: string, place: string): void {
    this.problems.push({ rule, message, place, fatal: false });
  }
}
