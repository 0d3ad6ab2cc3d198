import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { fixturePages } from "#fixtures/index.ts";
import { ServiceError } from "#shared/errors.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { foldSpace } from "#shared/source/fold-space.ts";
import { readSource } from "#shared/source/read-source.ts";
import { bodyText, letterCounts, parsedText } from "../body-text.ts";
import { bytesOf, madePage } from "../made-page.ts";

/** Milliseconds: these only ever end by themselves. */
const patience = 300_000;

const runCount = 100;

const pages = fixturePages().map(({ path }) => readFileSync(path, "utf8"));

/** Pieces of pages: what the publisher's slips are made of. */
const pieces = [
  "</p>",
  "<p>",
  "<br>",
  "</div>",
  "<div>",
  "<section>",
  "</section>",
  "<h3>",
  "</h3>",
  "<b>",
  "</b>",
  "<u>",
  "<svg>",
  "</svg>",
  "<!--",
  "-->",
  "&amp;",
  "&#x26;",
  "&nosuch;",
  "<",
  ">",
  "\u00a0",
  ":",
  ";",
  "Section 3.",
  "c. Freedom of Religion",
  "<li>",
  "<table><tr><td>",
  "https://reports.example/x",
  "<script>",
  "</script>",
  "\u00ad",
  "\ud83d\ude00",
  'class="report__main"',
  "<a href='x'>",
  "</a>",
] as const;

const edit = fc.record({ at: fc.nat(), drop: fc.integer({ min: 0, max: 400 }), put: fc.constantFrom(...pieces) });
const mutatedPage = fc
  .tuple(fc.constantFrom(...pages), fc.array(edit, { minLength: 1, maxLength: 8 }))
  .map(([page, edits]) =>
    edits.reduce((html, { at, drop, put }) => {
      const start = at % (html.length + 1);
      return html.slice(0, start) + put + html.slice(start + drop);
    }, page),
  );

/** Text of the body by a walk of its own; where a page is broken, tree builders differ, so this uses the same tokenizer. */
const plainText = (html: string): string => {
  let depth = 0;
  let silence = 0;
  let done = false;
  let text = "";
  const silent = /^(script|style|svg|template)$/;
  const parser = new Parser({
    onopentag(name, { class: className = "" }) {
      if (silent.test(name)) silence += 1;
      if (depth > 0) depth += 1;
      else if (!done && /(^|\s)report__main(\s|$)/.test(className)) depth = 1;
    },
    ontext(part) {
      if (depth > 0 && silence === 0) text += part;
    },
    onclosetag(name) {
      if (silent.test(name)) silence -= 1;
      if (depth === 0) return;
      depth -= 1;
      done = depth === 0;
    },
  });
  parser.end(html);
  return text;
};

test(
  "a mutated page is read whole or refused by name",
  () => {
    fc.assert(
      fc.property(mutatedPage, (html) => {
        try {
          const report = parseReport(readSource(bytesOf(html), "mutated.html"));
          expect(letterCounts(parsedText(report))).toBe(letterCounts(plainText(html)));
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error;
        }
      }),
      { numRuns: runCount },
    );
  },
  patience,
);

const word = fc.constantFrom(
  "Women",
  "Children",
  "Killings:",
  "Reproductive Rights:",
  "a.",
  "Section 2.",
  "Life",
  "Tags",
  "Corruption",
  "Note:",
  "said",
  "the mayor",
  "d. Trafficking in Persons",
  "Discrimination",
  "ANNOUNCEMENT:",
  "Read a Section",
  "https://reports.example/a/Women",
  "é",
  "—",
);
const inline = fc.oneof(
  word,
  word.map((text) => `<b>${text}</b>`),
  word.map((text) => `<u>${text}</u>:`),
  fc.constant("<br>"),
);
const block = fc
  .tuple(
    fc.constantFrom("p", "h2", "h3", "h4", "h5", "li", "div", "blockquote"),
    fc.constantFrom("", "report__section-title", "report__section-subtitle", "related-tags__label", "stars-above"),
    fc.array(inline, { maxLength: 6 }),
  )
  .map(([tag, className, parts]) => `<${tag} class="${className}">${parts.join(" ")}</${tag}>`);

test(
  "any outline is accounted for, each piece once, as another parser reads it",
  () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), (blocks) => {
        const html = madePage({ body: `<h2>Executive Summary</h2><p>Little changed.</p>${blocks.join("\n")}` });
        const report = parseReport(readSource(bytesOf(html), "made.html"));
        expect(letterCounts(parsedText(report))).toBe(letterCounts(bodyText(html)));
        for (const { text, section, path } of report.passages) {
          expect(text).toBe(foldSpace(text));
          expect(report.sections.find(({ id }) => id === section)?.path).toEqual(path);
        }
      }),
      { numRuns: runCount },
    );
  },
  patience,
);

test(
  "any text is read or refused by name",
  () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: "binary", maxLength: 400 }), (bytes, text) => {
        for (const source of [bytes, bytesOf(text), bytesOf(`EXECUTIVE SUMMARY\n${text}`)]) {
          try {
            parseReport(readSource(source, "any"), { country: "QM", edition: 2024 });
          } catch (error) {
            if (!(error instanceof ServiceError)) throw error;
          }
        }
      }),
      { numRuns: runCount },
    );
  },
  patience,
);
