import { expect, test } from "vitest";
import { jointOf, learnHyphenation } from "#shared/source/lines/join-words.ts";
import { linesOf } from "#shared/source/lines/source-line.ts";

const made = (text: string) =>
  linesOf({ tag: "p", className: "", lines: [[{ text, strong: false }]], text, sourceLine: 1 });

/** Joint of the last two lines, by what all of them show. */
const jointIn = (text: string, width = 40) => {
  const lines = made(text);
  const [line, next] = lines.slice(-2);
  if (!line || !next) throw new TypeError("two lines are needed");
  return jointOf(line, next, learnHyphenation(lines, width));
};

/** A word that the text has whole, broken once: from then on hyphens may be the typesetter's. */
const broken = "The government of Meridia met.\nThe harbour's govern-\nment did not.\n";

test.each([
  ["words", "Nothing was\nsaid.", "space"],
  ["a compound, where nothing says that words are broken", "It was a well-\nknown case.", "nothing"],
  ["a word that the text has whole", `${broken}No govern-\nment came.`, "drop-hyphen"],
  ["a word neither half of which is one", `${broken}The invented imple-\nmentation failed.`, "drop-hyphen"],
  ["a compound of two words of the text", `${broken}The self knew no rule.\nIt had self-\nrule.`, "nothing"],
  [
    "a compound that the text has with its hyphen",
    `${broken}A court-ordered stay, a court-\nordered visit.`,
    "nothing",
  ],
  ["a name", `${broken}They met al-\nMeridi there.`, "nothing"],
  ["a suspended hyphen", "It told of pre-\nand postelection fines.", "space"],
  ["a soft hyphen", "The harbour\u00ad\nmaster left.", "drop-hyphen"],
  ["a dash between words", "The harbour—\nwhich was closed—opened.", "nothing"],
  ["a dash with spaces", "The harbour –\nit was closed.", "space"],
  ["an address", "It stood at https://reports.example/\nmeridia/2024 for a year.", "nothing"],
])("lines are joined at %s", (_at, text, joint) => {
  expect(jointIn(text)).toBe(joint);
});

test("where lines end at spaces alone, a hyphen at the end is followed by one", () => {
  const spaced = [
    "The observers of the harbour, said a",
    "court-appointed officer, were never",
    "once-visited by anyone of the,",
    "long-lived ministry, nor was any",
    "word-of-mouth told to them, in long-",
    "term letters.",
  ].join("\n");
  expect(jointIn(spaced, 60)).toBe("space");
});
