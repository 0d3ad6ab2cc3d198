import { headingInText } from "#shared/report/heading-in-text.ts";
import { foldSpace } from "#shared/source/fold-space.ts";
import type { Block, PageFacts } from "#shared/source/source-page.ts";
import { type Context, findHeading, findNearHeading, findRunIn, type HeadingMeaning } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";

/** Where in the outline a block stands. */
export interface Standing {
  readonly context: Context;
  /** Right after "Section N.": what follows is the section's title, whatever it is tagged. */
  readonly afterMarker: boolean;
}

/** What a block is. */
export type BlockKind =
  | { readonly kind: "furniture" }
  | { readonly kind: "debris" }
  | { readonly kind: "heading"; readonly label: string; readonly meaning: HeadingMeaning }
  | {
      readonly kind: "gluedHeading";
      readonly address: string;
      readonly label: string;
      readonly meaning: HeadingMeaning;
    }
  | { readonly kind: "misspeltHeading"; readonly label: string; readonly meaning: HeadingMeaning }
  | { readonly kind: "runInHeading"; readonly label: string }
  | { readonly kind: "unknownHeading"; readonly label: string }
  | { readonly kind: "headingWithText" }
  | { readonly kind: "headedPassage"; readonly label: string; readonly meaning: HeadingMeaning }
  | { readonly kind: "passage" };

const furnitureClass = /(^|\s)(related-tags__label|button--pill|blockbutton|stars-above)(\s|$)/;
const furnitureText: readonly RegExp[] = [
  /^section\s+\d+\s*\.?$/i,
  /^tags$/i,
  /^(read a section|read section)\b/i,
  /^in this section\b[^.]*$/i,
  /^announcement:/i,
];
/** Left over from the word processor. */
const debris = /^sensitive but( unclassified)?$|mergeformat/i;
const isHeadingTag = (tag: string) => /^(?:h[1-6]|heading)$/.test(tag);

const isFurniture = ({ className, tag, text }: Block, facts: PageFacts) =>
  furnitureClass.test(className) ||
  furnitureText.some((pattern) => pattern.test(text)) ||
  tag === "running-head" ||
  (tag === "line" && text === facts.headline);

/** "https://…/Trafficking in Persons": the address belongs to the paragraph before. */
const splitGlued = (text: string, context: Context) => {
  const address = /^https?:\/\/\S+/i.exec(text)?.[0];
  if (address === undefined) return undefined;
  for (let at = 8; at <= address.length; at += 1) {
    const label = text.slice(at).trim();
    if (!/^\p{L}/u.test(label)) continue;
    const meaning = findHeading(headingKey(label), context);
    if (meaning) return { kind: "gluedHeading", address: text.slice(0, at).trim(), label, meaning } as const;
  }
  return undefined;
};

/** Headings print their long words with a capital, and end without a full stop. */
const isSentence = (text: string) => {
  const words = text.split(" ");
  const long = words.filter((word) => word.length > 4);
  const small = long.filter((word) => /^\p{Ll}/u.test(word));
  return words.length >= 8 && (/[.!?][”"]?$/.test(text) || small.length > long.length / 2);
};

/** Numbered like a heading, though nobody has seen it. */
const isNumbered = (text: string) => /^(section\s+\d+\.|[a-j]\.)\s+\p{Lu}/iu.test(text);

const couldBeTitle = (text: string) => !/[.!?;:,]$/.test(text) && !isSentence(text);

const classifyHeadingTag = (text: string, context: Context): BlockKind => {
  const glued = splitGlued(text, context);
  if (glued) return glued;
  const colon = text.indexOf(":");
  if (colon > 0 && colon < text.length - 1 && findRunIn(headingKey(text.slice(0, colon)), context)) {
    return { kind: "headingWithText" };
  }
  const meaning = findNearHeading(headingKey(text), context);
  if (meaning) return { kind: "misspeltHeading", label: text, meaning };
  if (text.endsWith(":")) return { kind: "runInHeading", label: text };
  if (isSentence(text)) return { kind: "headingWithText" };
  return { kind: "unknownHeading", label: text };
};

/**
 * Tell what a block is, by its words first and its tag second.
 *
 * The publisher's tags change with the template and slip often (paragraphs that are headings, run-ins tagged as headings),
 * its words hardly ever do.
 *
 * @param standing - of the outline before the block
 */
export const classifyBlock = (block: Block, facts: PageFacts, { context, afterMarker }: Standing): BlockKind => {
  const { text, tag } = block;
  if (isFurniture(block, facts)) return { kind: "furniture" };
  const headingTag = isHeadingTag(tag);
  const meaning = headingTag ? findHeading(headingKey(text), context) : headingInText(text, context);
  if (headingTag && (text.endsWith(":") || !meaning) && findRunIn(headingKey(text), context)) {
    return { kind: "runInHeading", label: text };
  }
  if (meaning) return { kind: "heading", label: text, meaning };
  if (headingTag && debris.test(text)) return { kind: "debris" };
  if (headingTag) return classifyHeadingTag(text, context);
  if ((afterMarker || (tag === "line" && isNumbered(text))) && couldBeTitle(text)) {
    return classifyHeadingTag(text, context);
  }
  return classifyFirstLine(block, context);
};

/** "Heading<br>Text …": the heading names the section and stays in the passage. */
const classifyFirstLine = ({ lines }: Block, context: Context): BlockKind => {
  const [first] = lines;
  if (lines.length < 2 || !first) return { kind: "passage" };
  const label = foldSpace(first.map(({ text }) => text).join(""));
  const meaning = headingInText(label, context);
  return meaning ? { kind: "headedPassage", label, meaning } : { kind: "passage" };
};
