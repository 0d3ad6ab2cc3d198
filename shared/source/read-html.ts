import { Parser } from "htmlparser2";
import { BlockCollector } from "#shared/source/collect-blocks.ts";
import { FactCollector } from "#shared/source/collect-facts.ts";
import { MarkupDoubts } from "#shared/source/markup-doubts.ts";
import type { SourcePage } from "#shared/source/source-page.ts";

/** Elements whose text is not report text. */
const silent = new Set(["script", "style", "svg", "template"]);
const bodyClass = /(^|\s)report__main(\s|$)/;
/** Parts of a report. After its body they are what a stray end tag left out. */
const reportClass =
  /<[a-z0-9]+\s[^<>]*class\s*=\s*["']?[^"'<>]*(?:report__(?:main|section-(?:title|subtitle)|content__inner)|report-toc-section)(?![\w-])/i;

/**
 * Read an HTML page: the blocks of its `.report__main`, and what its head and breadcrumbs say.
 *
 * Streams through htmlparser2 and stops where the body ends. The body is `cut` when the document ends inside it, `broken`
 * when its end tag ends other elements with it or leaves parts of the report outside.
 */
export const readHtml = (html: string, place: string): SourcePage => {
  const facts = new FactCollector();
  const blocks = new BlockCollector(html);
  const doubts = new MarkupDoubts(html);
  const state = { start: 0, silence: 0, unclosed: 0, body: "absent" as SourcePage["body"] };
  /** Names of the open elements of the body, its own first. */
  const open: string[] = [];
  const endBody = (isImplied: boolean) => {
    const isWhole = state.unclosed === 0 && !reportClass.test(html.slice(parser.endIndex));
    state.body = isImplied ? "cut" : isWhole ? "complete" : "broken";
    doubts.endTags(state.start, parser.endIndex);
    parser.pause();
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (silent.has(name)) state.silence += 1;
        if (open.length > 0) {
          doubts.opened(name, open, parser.startIndex);
          open.push(name);
          state.unclosed = 0;
          doubts.attributes(attributes, parser.startIndex);
          if (state.silence === 0) blocks.open(name, attributes, parser.startIndex);
          else doubts.unprintedElement(name, parser.startIndex);
        } else if (bodyClass.test(attributes.class ?? "")) {
          open.push(name);
          state.start = parser.startIndex;
        } else facts.open(name, attributes);
      },
      ontext(text) {
        if (open.length === 0) {
          if (state.silence === 0) facts.text(text);
        } else if (state.silence > 0) doubts.unprinted(text, parser.startIndex);
        else {
          doubts.printed(text, parser.startIndex);
          blocks.text(text, parser.startIndex);
        }
      },
      oncomment(content) {
        if (open.length > 0) doubts.aside(content, parser.startIndex);
      },
      onprocessinginstruction(_name, content) {
        if (open.length > 0) doubts.aside(content, parser.startIndex);
      },
      onclosetag(name, isImplied) {
        if (silent.has(name)) state.silence -= 1;
        else if (state.silence === 0 && open.length > 1) blocks.close(name);
        if (open.length === 0) return facts.close(name);
        open.pop();
        if (open.length === 0) return endBody(isImplied);
        if (isImplied) doubts.implied(name, parser.startIndex);
        // What one end tag closes besides its own element comes right before it.
        if (!isImplied) state.unclosed = 0;
        else if (name === "div" || name === "section") state.unclosed += 1;
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  if (state.body === "absent") parser.end();
  const found = doubts.found();
  return {
    format: "html",
    place,
    facts: facts.facts(),
    body: state.body,
    blocks: blocks.finish(),
    ...(found.length > 0 ? { doubts: found } : {}),
  };
};
