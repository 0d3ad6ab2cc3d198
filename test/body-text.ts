import { load } from "cheerio";
import type { ParsedReport } from "#shared/report/parsed-report.ts";

type Parsed = Pick<ParsedReport, "sections" | "passages" | "furniture">;

const squeeze = (text: string) => text.replace(/\s+/g, "");

type Node = ReturnType<ReturnType<typeof load>["root"]>[0]["children"][number];

const silent = /^(?:script|style|svg|template)$/;
const isBody = (node: Node) => "attribs" in node && /(?:^|\s)report__main(?:\s|$)/.test(node.attribs.class ?? "");

/**
 * Text of a page's body by another HTML parser (parse5, through cheerio); white space, scripts and drawings left out.
 *
 * Walks by a list of its own: a broken page may be nested deeper than calls can be.
 */
export const bodyText = (html: string): string => {
  const texts: string[] = [];
  let ahead: { node: Node; within: boolean }[] = [
    { node: load(html, { scriptingEnabled: false }).root()[0] as unknown as Node, within: false },
  ];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    const { node } = next;
    if (node.type === "text" && next.within) texts.push(node.data);
    if (!("children" in node) || ("name" in node && silent.test(node.name))) continue;
    const begins = !next.within && isBody(node);
    if (begins) ahead = [];
    const within = next.within || begins;
    for (const child of node.children.toReversed()) ahead.push({ node: child, within });
  }
  return squeeze(texts.join(""));
};

/** How often each letter stands in a text, as one comparable value: where blocks fall does not count. */
export const letterCounts = (text: string): string => {
  const counts = new Map<string, number>();
  for (const letter of squeeze(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([letter, count]) => `${letter}${count}`)
    .join(" ");
};

/** Everything that a parse accounts for, each piece once. */
export const parsedText = ({ sections, passages, furniture }: Parsed): string =>
  [
    ...sections.filter(({ inText }) => !inText).map(({ label }) => label),
    ...passages.map(({ text }) => text),
    ...furniture,
  ].join(" ");

/** Section labels and passages as a reader meets them. */
const readingOrder = ({ sections, passages }: Parsed): string[] => {
  const pieces: string[] = [];
  let next = 0;
  for (const { section, text } of passages) {
    for (const at = sections.findIndex(({ id }) => id === section); next <= at; next += 1) {
      if (!sections[next]?.inText) pieces.push(sections[next]?.label ?? "");
    }
    pieces.push(text);
  }
  return [...pieces, ...sections.slice(next).map(({ label }) => label)];
};

/** What remains of a body when labels and passages are taken out where they stand, in order; undefined when one is missing. */
export const remainder = (body: string, parsed: Parsed): string | undefined => {
  let at = 0;
  let rest = "";
  for (const piece of readingOrder(parsed).map(squeeze)) {
    const found = body.indexOf(piece, at);
    if (found < 0) return undefined;
    rest += body.slice(at, found);
    at = found + piece.length;
  }
  return rest + body.slice(at);
};
