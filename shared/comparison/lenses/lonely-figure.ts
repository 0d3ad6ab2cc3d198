import type { PlacedSpan } from "../compared-text.ts";
import { contentWords } from "./find-answer.ts";
import { type DraftChange, type LensInput, quoteSpan } from "./lens.ts";
import { type Quantity, readAsOf, readQuantities } from "./read-quantity.ts";

/** A figure in a sentence, with the words that say what it counts. */
interface Counted {
  readonly span: PlacedSpan;
  readonly quantity: Quantity;
  /** Words right after it, up to a mark: "torture complaints". */
  readonly named: ReadonlySet<string>;
  /** Words around it in its sentence. */
  readonly near: ReadonlySet<string>;
  readonly phrase: string;
  readonly unit: string;
}

/** Characters read on either side of a figure to see what it counts. */
const around = 48;

/**
 * See figures on the same thing in sentences that were written anew: the words that name what is counted stand beside both.
 *
 * Both periods are shown; nothing is called a rise or a fall.
 */
export function seeLonelyFigures({ lonelyOf, isTold, names }: LensInput): DraftChange[] {
  const sides = { from: lonelyOf("from").flatMap(countedIn), to: lonelyOf("to").flatMap(countedIn) };
  const taken = new Set<PlacedSpan>();
  return sides.to.flatMap((to): DraftChange[] => {
    if (taken.has(to.span) || isTold(to.span)) return [];
    const from = closest(
      sides.from.filter((other) => !taken.has(other.span) && !isTold(other.span) && countSame(other, to)),
      to,
    );
    if (!from || from.quantity.value === to.quantity.value) return [];
    taken.add(from.span).add(to.span);
    const [was, is] = [show(from), show(to)];
    const what = from.named.size >= to.named.size ? from.phrase : to.phrase;
    const headline = `Both reports give a figure, ${what}: “${was.text}”${was.period} in ${names.from}, “${is.text}”${is.period} in ${names.to}.`;
    const figure = {
      what,
      from: { value: from.quantity.value, asOf: readAsOf(from.span.quote) },
      to: { value: to.quantity.value, asOf: readAsOf(to.span.quote) },
    };
    const topic = to.span.passage.topic;
    return topic
      ? [{ kind: "figure", topic, headline, figure, from: quoteSpan(from.span), to: quoteSpan(to.span) }]
      : [];
  });
}

function countedIn(span: PlacedSpan): Counted[] {
  const { text } = span.passage;
  return readQuantities(text, span.start, span.end).map((quantity) => {
    const after = text.slice(quantity.end, Math.min(span.end, quantity.end + around));
    const phrase = (/^[^.,;:()“”–]*/.exec(after)?.[0] ?? "")
      .trim()
      .replace(
        /\s(?:who|that|which|were|was|had|have|has|is|are|during|in|for|on|to|from|by|with|at|as|under|and|or)\b.*$/i,
        "",
      )
      .split(/\s+/)
      .slice(0, 4)
      .join(" ");
    const unit = /^\s?(?:percent|%)/.test(after)
      ? "percent"
      : /[$€£]\s?$/.test(text.slice(0, quantity.start))
        ? "money"
        : /^\s?(?:years?|months?|days?|hours?)\b/.test(after.replace("-", " "))
          ? "time"
          : "count";
    const near = contentWords(text.slice(Math.max(span.start, quantity.start - around), quantity.start) + after);
    return { span, quantity, named: contentWords(phrase), near, phrase, unit };
  });
}

/** What one figure counts, in two words or more, stands beside the other; and both are of one topic and unit. */
function countSame(a: Counted, b: Counted): boolean {
  if (a.span.passage.topic !== b.span.passage.topic || a.unit !== b.unit || a.unit === "time") return false;
  const within = (named: ReadonlySet<string>, near: ReadonlySet<string>): boolean =>
    named.size >= 2 && [...named].every((word) => near.has(word));
  return within(a.named, b.near) || within(b.named, a.near);
}

/** The figure whose sentence has most in common with another's; the first of several. */
function closest(figures: readonly Counted[], to: Counted): Counted | undefined {
  const words = contentWords(to.span.quote);
  const likeness = ({ span, phrase }: Counted): number => {
    const own = contentWords(span.quote);
    const common = [...own].filter((word) => words.has(word)).length;
    return (2 * common) / (own.size + words.size) + (to.span.quote.includes(phrase) ? samePhrase : 0);
  };
  return [...figures].sort((a, b) => likeness(b) - likeness(a))[0];
}

/** What the very words that name what is counted add to the likeness of two sentences. */
const samePhrase = 0.2;

const show = ({ span, quantity }: Counted): { text: string; period: string } => {
  const asOf = readAsOf(span.quote);
  return { text: span.passage.text.slice(quantity.start, quantity.end), period: asOf ? ` (${asOf})` : "" };
};
