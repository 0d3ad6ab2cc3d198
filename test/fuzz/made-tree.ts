import fc from "fast-check";
import { madePage } from "../made-page.ts";

const words = fc.constantFrom(
  "Women",
  "Killings:",
  "Reproductive Rights:",
  "a.",
  "b. Disappearance",
  "Section 2.",
  "Section 7. Worker Rights",
  "Life",
  "Tags",
  "Note:",
  "said the mayor of Meridia.",
  "Discrimination",
  "ANNOUNCEMENT:",
  "Read a Section: Islands",
  "Not applicable.",
  "https://reports.example/a/Women",
  "é — ’",
  "&amp; &lt; &nbsp;",
  "torture.",
);
const inlineTag = fc.constantFrom("b", "strong", "u", "em", "span", "a");
const blockTag = fc.constantFrom("p", "h2", "h3", "h4", "h5", "li", "ul", "div", "section", "blockquote", "pre");
const className = fc.constantFrom(
  "",
  "report__section-title",
  "report__section-subtitle",
  "report-toc-section",
  "stars-above",
);

/** Trees of a body, nested as nobody should: text in lists in headings, blocks in marks. */
const { node } = fc.letrec<{ node: string; block: string; mark: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    words,
    fc.constantFrom("<br>", "\n", "&nbsp;", "<hr>", "<!-- remark -->"),
    tie("block"),
    tie("mark"),
  ),
  block: fc
    .tuple(blockTag, className, fc.array(tie("node"), { maxLength: 5 }))
    .map(([tag, name, parts]) => `<${tag} class="${name}">${parts.join(" ")}</${tag}>`),
  mark: fc
    .tuple(inlineTag, fc.array(tie("node"), { maxLength: 3 }))
    .map(([tag, parts]) => `<${tag}>${parts.join(" ")}</${tag}>`),
}));

/** A page of an invented country whose body is any tree. */
export const madeTree: fc.Arbitrary<string> = fc
  .array(node, { maxLength: 30 })
  .map((nodes) => madePage({ body: `<h2>Executive Summary</h2><p>Little changed.</p>${nodes.join("\n")}` }));
