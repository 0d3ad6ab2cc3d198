/** Text of one mark within a line. */
export interface Piece {
  readonly text: string;
  /** Bold or underlined: how run-in labels are printed. */
  readonly strong: boolean;
}

/** Text between two `<br>`. */
export type Line = readonly Piece[];

/** Where a line stands on its page, in points from the top left corner. */
export interface LineBox {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of the type. */
  readonly size: number;
  /** All of it is bold. */
  readonly strong: boolean;
  readonly pageHeight: number;
}

/** What is known of the place of a line of text. */
export interface LinePlace {
  /** Counted from 1; a form feed begins the next one. */
  readonly page: number;
  /** An empty line stands before it. */
  readonly afterBlank: boolean;
  /** Null where the text has lines, but no layout. */
  readonly box: LineBox | null;
}

/** Smallest part of a page that stands by itself: a heading, a paragraph, a list item, a button, loose text. */
export interface Block {
  /**
   * Lower-case tag; `line` for a line of plain text, `text` for text outside any paragraph, `running-head` for what pages
   * repeat, `heading` for a line that has the form of a heading.
   */
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

/** One line of a text: a block by itself, or part of one that is still to be joined. */
export interface TextBlock extends Block {
  readonly place: LinePlace;
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

/** Facts of a source that says nothing. */
export const noFacts: PageFacts = {
  title: null,
  headline: null,
  canonical: null,
  address: null,
  modifiedAt: null,
  breadcrumbs: [],
  crumb: null,
};

/** Markup that may hide words of the report, though the body was read to its end. */
export interface MarkupDoubt {
  readonly reason: string;
  /** Line of the source, counted from 1. */
  readonly sourceLine: number;
}

/** A page or text as plain blocks in reading order. */
export interface SourcePage {
  /** `text`: blocks are lines, of which paragraphs may still have to be made. */
  readonly format: "html" | "text";
  /** File or address, for messages. */
  readonly place: string;
  readonly facts: PageFacts;
  /** Whether the body was found, and found to its end; `broken`: it ends, but more of the report stands after it. */
  readonly body: "complete" | "cut" | "broken" | "absent";
  /** Where there are any. */
  readonly doubts?: readonly MarkupDoubt[];
  readonly blocks: readonly (Block | TextBlock)[];
}
