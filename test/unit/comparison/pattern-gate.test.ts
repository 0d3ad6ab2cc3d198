import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PatternGate } from "#shared/comparison/pattern-gate.ts";
import { wordOpenings } from "#shared/comparison/word-openings.ts";

describe("openings of words", () => {
  it.each([
    [/\bkill(?:ed)?\b|\bdied\b/, ["kill", "died"]],
    [/\b(?:no|in prison)\b/i, ["no_*", "in_p"]],
    [/\b(?:did|does) not/, ["did_", "does"]],
    [/\bfar(?:m{0,2}s?|ce)/, ["farm", "fars", "far*", "farc"]],
    [/\b(?!not this)Act(?! of)s?\b/, ["acts", "act_*"]],
  ])("reads those of %s", (pattern, openings) => {
    const read = wordOpenings(pattern)?.map((opening) => opening.slice(0, 5).replace(/^([a-z_]{4}).*/, "$1"));
    expect(new Set(read)).toEqual(new Set(openings.map((opening) => opening.replace(/^([a-z_]{4}).*/, "$1"))));
  });

  it.each([/report/, /\b\w+ing\b/, /^the\b/, /\bno\b|\d/, /\b\p{Lu}\w+/u, /\bfuß/iu])(
    "says nothing of %s, which may begin otherwise",
    (pattern) => expect(wordOpenings(pattern)).toBeUndefined(),
  );
});

describe("the gate", () => {
  const patterns = [
    /\b(?:kill(?:ed|ing)?|in prison|rap(?:e|ed)|war crimes?)\b/gi,
    /\b(?:did|does) not (?!always)(?:\w+ )?respect|\brarely (?:\w+ )?observ/i,
    /\bno (?:(?:new|known) )?reports?\b(?![^.;]{0,9}\bprison)/,
    /\b(?:at https?:|See (?:also )?section)/,
    /\b(?:\w+ ){0,2}(?:deny|refus)/i,
    /\b(?:a|an)\b[^.]{0,20}\blaw/,
    /\b(?:U\.S\.|co-?op(?:erat\w*)?|e|x{2,3}y*)\b/i,
    /section|\d/,
  ];
  const word = fc.constantFrom(
    ..."kill Killed killing in prison raped war crime crimes did does not always respect fully rarely observed no new known report reports at https: See also section refused deny a an the law U.S. co-op cooperated E xx xxy 7 _no é éin inprison ".split(
      " ",
    ),
  );

  it("never says of a pattern that stands in a text that it does not", () => {
    const gate = new PatternGate(patterns);
    const text = fc
      .array(fc.tuple(word, fc.constantFrom(" ", " ", "", "-", ". ", "“", "ſ")))
      .map((parts) => parts.flat().join(""));
    fc.assert(
      fc.property(text, (sentence) => {
        const holds = gate.read(sentence);
        patterns.forEach((pattern, at) => {
          if (sentence.search(pattern) >= 0) expect(holds & (1 << at), `${pattern} in “${sentence}”`).not.toBe(0);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("shuts where no word begins as the pattern asks", () => {
    const gate = new PatternGate([/\b(?:tortur\w+|killed)\b/, /\bharvest/]);
    expect(gate.read("The harvest was good, and overkilled nothing.")).toBe(2);
  });

  it("takes no more patterns than a number has bits", () => {
    expect(() => new PatternGate(Array.from({ length: 32 }, () => /\ba/))).toThrow("31 patterns, not 32");
  });
});
