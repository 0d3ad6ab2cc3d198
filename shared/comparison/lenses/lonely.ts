import type { TopicId } from "#shared/topic/topics.ts";
import type { ComparedGroup, PlacedSpan } from "../compared-text.ts";
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
    const { topic } = passage;
    const own = group.pairs.filter((pair) => pair[side]?.passage === passage);
    const lonely = own.flatMap((pair) => (pair.edit === "lonely" ? (pair[side] ?? []) : []));
    const spans = lonely.filter((span) => !isListed(span, input.issues) && !input.isTold(span));
    const [example, ...others] = spans
      .map((span) => ({ span, weight: weightOf(span) }))
      .sort((a, b) => b.weight - a.weight)
      .map(({ span }) => span);
    if (!example || topic === null) return [];
    const size = spans.reduce((sum, span) => sum + span.words, 0);
    const whole = spans.length === own.length;
    const amount = `${whole ? "a passage of " : ""}${counted(spans.length, "sentence")} (${counted(size, "word")})`;
    const alone = ({ words }: PlacedSpan): string => `a sentence of ${counted(words, "word")}`;
    return [
      draftLonely(example, side, spans.length === 1 && !whole ? alone(example) : amount, { topic, size }, input),
      ...others.map((span) => draftLonely(span, side, alone(span), { topic, size: 0 }, input)),
    ];
  });
}

const weightOf = (span: PlacedSpan): number => strength(span.quote) + Math.min(span.words, 40) / 400;

function draftLonely(
  span: PlacedSpan,
  side: "from" | "to",
  amount: string,
  { topic, size }: { topic: TopicId; size: number },
  { names }: LensInput,
): DraftChange {
  return side === "from"
    ? {
        topic,
        size,
        kind: "dropped",
        headline: `No longer in ${names.to}: ${amount}.`,
        from: quoteClause(span),
        to: null,
      }
    : { topic, size, kind: "added", headline: `New in ${names.to}: ${amount}.`, from: null, to: quoteClause(span) };
}
