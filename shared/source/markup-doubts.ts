import type { MarkupDoubt } from "#shared/source/source-page.ts";

/** Tags of the publisher's text. Where they stand in what is no text, words of the report are likely hidden there. */
const tagOfText = /<\/?(?:p|h[1-6]|li|div|section|br|b|strong|u|em|a)\b[^<]*>/i;
/** Elements that only their own end tag may end; readers of HTML part ways where it does not. */
const structure = new Set(
  "section article main table caption td th object marquee applet select template button svg style script".split(" "),
);
/** An end tag with more in it than a name. */
const fullEndTag = /<\/[a-z][^\s<>/]*(?:\s+[^\s>]|[</])/i;
const heading = /^h[1-6]$/;
/** Elements that hold report text, where they stand within one that does not. */
const holdsText = /^(?:p|h[1-6]|li|section|div)$/;

/**
 * Watches the markup of a body for what may hide words of it, or may end it early.
 *
 * A stray quotation mark turns the words up to the next one into an attribute, a stray "<!--" into a comment. HTML says that
 * they are no text then, and so does every reader; but a page that has it is broken, and must not pass for a whole one. Of
 * each kind the first is kept.
 */
export class MarkupDoubts {
  readonly #html: string;
  readonly #found = new Map<string, MarkupDoubt>();

  constructor(html: string) {
    this.#html = html;
  }

  /** A comment, declaration or processing instruction. */
  aside(content: string, at: number): void {
    if (tagOfText.test(content) || /<\/?\w/.test(content)) this.#add("a comment holds tags of a text", at);
  }

  /** An element opens within others, outermost first. Readers part ways over which of two headings an end tag ends. */
  opened(name: string, around: readonly string[], at: number): void {
    if (heading.test(name) && around.some((other) => heading.test(other))) this.#add("a heading holds a heading", at);
  }

  attributes(attributes: Record<string, string>, at: number): void {
    for (const name in attributes) {
      if (name.includes("<") || attributes[name]?.includes("<")) this.#add("a tag holds another tag", at);
    }
  }

  /** Text of an element that prints none: a script, a style. */
  unprinted(text: string, at: number): void {
    if (text.includes("<") && tagOfText.test(text)) this.#add("a script or drawing holds tags of a text", at);
  }

  /** An element within one that prints no text. */
  unprintedElement(name: string, at: number): void {
    if (holdsText.test(name)) this.#add("a script or drawing holds tags of a text", at);
  }

  printed(text: string, at: number): void {
    if (text.includes("<") && tagOfText.test(text)) this.#add("a tag is printed as text", at);
  }

  /** An element ended without an end tag of its own. */
  implied(name: string, at: number): void {
    if (structure.has(name)) this.#add(`no end tag of its own ends a "${name}"`, at);
  }

  /** The end tags of the source between two offsets; no reader tells of those that end nothing. */
  endTags(start: number, end: number): void {
    const at = this.#html.slice(start, end).search(fullEndTag);
    if (at >= 0) this.#add("an end tag holds words", start + at);
  }

  found(): MarkupDoubt[] {
    return [...this.#found.values()];
  }

  #add(reason: string, at: number): void {
    if (this.#found.has(reason)) return;
    this.#found.set(reason, { reason, sourceLine: this.#html.slice(0, at).split("\n").length });
  }
}
