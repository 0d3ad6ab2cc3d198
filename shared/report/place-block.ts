import type { BlockKind } from "#shared/report/classify-block.ts";
import { findRunInLabel } from "#shared/report/find-run-in-label.ts";
import { headingInText } from "#shared/report/heading-in-text.ts";
import type { Outline } from "#shared/report/outline.ts";
import { foldSpace } from "#shared/source/fold-space.ts";
import type { Block, Line } from "#shared/source/source-page.ts";
import { findNearRunIn, findRunIn, type HeadingMeaning } from "#shared/topic/crosswalk.ts";
import { headingKey } from "#shared/topic/heading-key.ts";

type Handler<Kind extends BlockKind["kind"]> = (
  outline: Outline,
  block: Block,
  found: Extract<BlockKind, { kind: Kind }>,
  place: string,
) => void;

/** A number or letter before the heading says its rank, whatever the heading is. */
const rankOf = (label: string, meaning?: HeadingMeaning): number | undefined => {
  if (/^section\s+\d+/i.test(label)) return 1;
  if (/^[a-j]\.\s/i.test(label)) return 2;
  return meaning?.rank;
};

/** Rank of a heading that nobody has seen, by tag and class. */
const rankByTag = ({ tag, className }: Block, outline: Outline): number => {
  if (outline.standing().afterMarker) return 1;
  // Where subsections are lettered, one without a letter belongs to the lettered one above it.
  if (outline.hasLetter()) return tag === "h5" || tag === "h6" ? 4 : 3;
  if (/(^|\s)report__section-title(\s|$)/.test(className)) return 2; // a section's title follows its marker
  if (/(^|\s)report__section-subtitle(\s|$)/.test(className)) return 2;
  return { h1: 1, h2: 2, h3: 2, h5: 4, h6: 4 }[tag] ?? 3;
};

const openKnown = (outline: Outline, label: string, meaning: HeadingMeaning, inText = false) =>
  outline.openHeading({
    label,
    rank: rankOf(label, meaning) ?? meaning.rank,
    topic: meaning.topic,
    area: meaning.area,
    inText,
  });

const addPassage = (outline: Outline, { lines, text }: Block) => {
  const [first, ...others] = lines;
  const runIn = first && findRunInLabel(first, outline.context());
  if (runIn) outline.openRunIn(runIn.topic);
  outline.addPassage(text, runIn?.label ?? null);
  openWithin(outline, others);
};

/** Headings and run-ins after a `<br>` are of what follows the paragraph. */
const openWithin = (outline: Outline, lines: readonly Line[]) => {
  for (const line of lines) {
    const label = foldSpace(line.map(({ text }) => text).join(""));
    const meaning = headingInText(label, outline.context());
    const runIn = meaning ? undefined : findRunInLabel(line, outline.context());
    if (meaning) openKnown(outline, label, meaning, true);
    else if (runIn?.known) outline.openRunIn(runIn.topic);
  }
};

/** One function a kind of block. Each puts the text of the block into exactly one place. */
const handlers: { readonly [Kind in BlockKind["kind"]]: Handler<Kind> } = {
  furniture: (outline, block) => outline.addFurniture(block.text),

  debris(outline, block, _found, place) {
    outline.addFurniture(block.text);
    outline.addProblem("PARSE_HEADING_DEBRIS", `Left out "${block.text}", which is no heading`, place);
  },

  heading(outline, { tag }, { label, meaning }, place) {
    if (tag === "p")
      outline.addProblem("PARSE_HEADING_AS_PARAGRAPH", `The heading "${label}" is tagged as a paragraph`, place);
    openKnown(outline, label, meaning);
  },

  gluedHeading(outline, _block, { address, label, meaning }, place) {
    outline.addFurniture(address);
    outline.addProblem("PARSE_HEADING_GLUED", `Parted the address ${address} from the heading "${label}"`, place);
    openKnown(outline, label, meaning);
  },

  misspeltHeading(outline, _block, { label, meaning }, place) {
    outline.addProblem(
      "PARSE_HEADING_MISSPELT",
      `Took "${label}" for a known heading of ${meaning.topic ?? "a section"}`,
      place,
    );
    openKnown(outline, label, meaning);
  },

  runInHeading(outline, _block, { label }, place) {
    const key = headingKey(label);
    const found = findRunIn(key, outline.context()) ?? findNearRunIn(key, outline.context());
    const topic = found?.topic ?? outline.topic();
    outline.addProblem("PARSE_RUN_IN_AS_HEADING", `The run-in label "${label}" is tagged as a heading`, place);
    outline.openHeading({ label, rank: outline.rank() + 1, topic, area: null, asRunIn: true });
  },

  unknownHeading(outline, block, { label }, place) {
    const rank = rankOf(label) ?? rankByTag(block, outline);
    outline.addProblem(
      "PARSE_HEADING_UNKNOWN",
      `Nobody has seen the heading "${label}"; its text keeps the topic above`,
      place,
    );
    outline.openHeading({ label, rank, topic: rank === 1 ? null : outline.topicAbove(rank), area: null });
  },

  headingWithText(outline, block, _found, place) {
    outline.addProblem("PARSE_HEADING_WITH_TEXT", "Text is tagged as a heading; it was taken as a passage", place);
    addPassage(outline, block);
  },

  headedPassage(outline, block, { label, meaning }, place) {
    outline.addProblem("PARSE_HEADING_INLINE", `The heading "${label}" stands in the first line of a paragraph`, place);
    openKnown(outline, label, meaning, true);
    outline.addPassage(block.text, null);
    openWithin(outline, block.lines.slice(1));
  },

  passage: addPassage,
};

/**
 * Put one block where it belongs in the outline.
 *
 * @param place - file and line, for problems
 */
export const placeBlock = (outline: Outline, block: Block, found: BlockKind, place: string): void => {
  const handler = handlers[found.kind] as Handler<typeof found.kind>;
  handler(outline, block, found as never, place);
};
