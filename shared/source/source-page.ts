/** Text of one mark within a line. */
export interface Piece {
  readonly text: string;
  /** Bold or underlined: how run-in labels are printed. */
  readonly strong: boolean;
}

/** Text between two `<br>`. */
export type Line = readonly Piece[];

/** Smallest part of a page that stands by itself: a heading, a paragraph, a list item, a button, loose text. */
export interface Block {
  /** Lower-case tag; `line` for a line of plain text, `text` for text outside any paragraph. */
  readonly tag: string;
  /** Class of the element, and of the nearest element around it that has one. */
  readonly className: string;
  readonly lines: readonly Line[];
  /** All of it, white space folded. */
  readonly text: string;
  /** Line of the source, counted from 1. */
  readonly sourceLine: number;
  /** In the order of the text, where there are any. */
  readonly links?: readonly PageLink[];
}

/** A link within a block. */
export interface PageLink {
  /** Its text, white space folded. */
  readonly label: string;
  /** As it stands in the page. */
  readonly address: string;
}

/** What a page says about itself outside its body. All as printed, white space folded. */
export interface PageFacts {
  readonly title: string | null;
  readonly headline: string | null;
  readonly canonical: string | null;
  readonly address: string | null;
  readonly modifiedAt: string | null;
  /** Addresses of the breadcrumb links, outermost first. */
  readonly breadcrumbs: readonly string[];
  /** Text of the last breadcrumb, which names the page itself. */
  readonly crumb: string | null;
}

/** A page or text as plain blocks in reading order. */
export interface SourcePage {
  readonly format: "html" | "text";
  /** File or address, for messages. */
  readonly place: string;
  readonly facts: PageFacts;
  /** Whether the body was found, and found to its end. */
  readonly body: "complete" | "cut" | "absent";
  readonly blocks: readonly Block[];
}
