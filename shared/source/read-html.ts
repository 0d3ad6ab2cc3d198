import { Parser } from "htmlparser2";
import { BlockCollector } from "#shared/source/collect-blocks.ts";
import { FactCollector } from "#shared/source/collect-facts.ts";
import type { SourcePage } from "#shared/source/source-page.ts";

/** Elements whose text is not report text. */
const silent = new Set(["script", "style", "svg", "template"]);
const bodyClass = /(^|\s)report__main(\s|$)/;

/**
 * Read an HTML page: the blocks of its `.report__main`, and what its head and breadcrumbs say.
 *
 * Streams through htmlparser2 and stops where the body ends. The body is `cut` when the document ends inside it.
 */
export const readHtml = (html: string, place: string): SourcePage => {
  const facts = new FactCollector();
  const blocks = new BlockCollector(html);
  const state = { depth: 0, silence: 0, ending: false, body: "absent" as SourcePage["body"] };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (silent.has(name)) state.silence += 1;
        if (state.depth > 0) {
          state.depth += 1;
          if (state.silence === 0) blocks.open(name, attributes, parser.startIndex);
        } else if (bodyClass.test(attributes.class ?? "")) {
          state.depth = 1;
        } else facts.open(name, attributes);
      },
      ontext(text) {
        if (state.silence > 0) return;
        if (state.depth > 0) blocks.text(text, parser.startIndex);
        else facts.text(text);
      },
      onclosetag(name) {
        if (silent.has(name)) state.silence -= 1;
        else if (state.silence === 0 && state.depth > 1) blocks.close(name);
        if (state.depth === 0) return facts.close(name);
        state.depth -= 1;
        if (state.depth > 0) return;
        state.body = state.ending ? "cut" : "complete";
        parser.pause();
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  state.ending = true;
  if (state.body === "absent") parser.end();
  return { format: "html", place, facts: facts.facts(), body: state.body, blocks: blocks.finish() };
};
