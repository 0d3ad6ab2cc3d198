import type { ComparedGroup, ComparedPair, PlacedSpan } from "../compared-text.ts";
import { counted, type DraftChange, isListed, type LensInput, quoteSpan } from "./lens.ts";
import { strongest } from "./silence.ts";

/**
 * See sentences that have no partner: dropped, or added.
 *
 * What one passage lost or gained is one change; its strongest sentence stands for it, together with how much it was.
 */
export function seeLonely(input: LensInput): DraftChange[] {
  return input.text.groups.flatMap((group) => [...seeSide(group, "from", input), ...seeSide(group, "to", input)]);
}

function seeSide(group: ComparedGroup, side: "from" | "to", { names, issues }: LensInput): DraftChange[] {
  return group[side].flatMap((passage): DraftChange[] => {
    const own = group.pairs.flatMap((pair) => lonelySpan(pair, side) ?? []).filter((span) => span.passage === passage);
    const spans = own.filter((span) => !isListed(span, issues));
    const example = strongest(spans);
    if (!example || passage.topic === null) return [];
    const words = spans.reduce((sum, span) => sum + span.words, 0);
    const whole = spans.length === group.pairs.filter((pair) => pair[side]?.passage === passage).length;
    const amount = `${whole ? "a passage of " : ""}${counted(spans.length, "sentence")} (${counted(words, "word")})`;
    const base = { topic: passage.topic, size: words };
    return side === "from"
      ? [
          {
            ...base,
            kind: "dropped",
            headline: `No longer in ${names.to}: ${amount}.`,
            from: quoteSpan(example),
            to: null,
          },
        ]
      : [{ ...base, kind: "added", headline: `New in ${names.to}: ${amount}.`, from: null, to: quoteSpan(example) }];
  });
}

const lonelySpan = (pair: ComparedPair, side: "from" | "to"): PlacedSpan | null =>
  pair.edit === "lonely" ? pair[side] : null;
