import type { ComparedGroup, ComparedPair, PlacedSpan } from "../compared-text.ts";
import { strength } from "../strength.ts";
import { counted, type DraftChange, isListed, type LensInput } from "./lens.ts";
import { quoteClause } from "./quote-clause.ts";

/**
 * See sentences that have no partner: dropped, or added.
 *
 * What one passage lost or gained is one change; its strongest sentence stands for it, together with how much it was.
 */
export function seeLonely(input: LensInput): DraftChange[] {
  return input.text.groups.flatMap((group) => [...seeSide(group, "from", input), ...seeSide(group, "to", input)]);
}

function seeSide(group: ComparedGroup, side: "from" | "to", input: LensInput): DraftChange[] {
  return group[side].flatMap((passage): DraftChange[] => {
    const own = group.pairs.flatMap((pair) => lonelySpan(pair, side) ?? []).filter((span) => span.passage === passage);
    const spans = own.filter((span) => !isListed(span, input.issues) && !input.isTold(span));
    const [example, ...others] = spans
      .map((span) => ({ span, weight: weightOf(span) }))
      .sort((a, b) => b.weight - a.weight)
      .map(({ span }) => span);
    if (!example || passage.topic === null) return [];
    const words = spans.reduce((sum, span) => sum + span.words, 0);
    const whole = spans.length === group.pairs.filter((pair) => pair[side]?.passage === passage).length;
    const amount = `${whole ? "a passage of " : ""}${counted(spans.length, "sentence")} (${counted(words, "word")})`;
    const further = others;
    const alone = `a sentence of ${counted(example.words, "word")}`;
    return [
      draftLonely(
        example,
        side,
        spans.length === 1 && !whole ? alone : amount,
        { topic: passage.topic, size: words },
        input,
      ),
      ...further.map((span) =>
        draftLonely(
          span,
          side,
          `a sentence of ${counted(span.words, "word")}`,
          { topic: passage.topic, size: 0 },
          input,
        ),
      ),
    ].flat();
  });
}

const weightOf = (span: PlacedSpan): number => strength(span.quote) + Math.min(span.words, 40) / 400;

function draftLonely(
  span: PlacedSpan,
  side: "from" | "to",
  amount: string,
  { topic, size }: { topic: PlacedSpan["passage"]["topic"]; size: number },
  { names }: LensInput,
): DraftChange[] {
  if (!topic) return [];
  const base = { topic, size };
  return side === "from"
    ? [
        {
          ...base,
          kind: "dropped",
          headline: `No longer in ${names.to}: ${amount}.`,
          from: quoteClause(span),
          to: null,
        },
      ]
    : [{ ...base, kind: "added", headline: `New in ${names.to}: ${amount}.`, from: null, to: quoteClause(span) }];
}

const lonelySpan = (pair: ComparedPair, side: "from" | "to"): PlacedSpan | null =>
  pair.edit === "lonely" ? pair[side] : null;
