import type { Report } from "#shared/report/report.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { contentWords } from "./find-answer.ts";
import { passagesPrinting } from "./passages-printing.ts";
import { quantitiesOf } from "./quantities-of.ts";
import type { Quantity } from "./read-quantity.ts";

/** Characters after a figure that say what it counts. */
const named = 40;

const namedAfter = (text: string, { end }: Quantity): ReadonlySet<string> => contentWords(text.slice(end, end + named));

/** Words that say who is counted, though they say nothing of what it is about: "organizations", "officials". */
const longWords = (text: string, { end }: Quantity): ReadonlySet<string> =>
  new Set(
    text
      .slice(end, end + named)
      .toLowerCase()
      .match(/\p{L}{7,}/gu) ?? [],
  );

/**
 * Tell whether the other report gives a figure all the same, in another place: then it is neither gone nor new.
 *
 * In the passage of the sentence that lost it the same number is enough; elsewhere a word that follows it must be the same too.
 *
 * @param other - the report that is said not to give it, and its sentence
 */
export function isGivenElsewhere(quantity: Quantity, span: PlacedSpan, other: { report: Report; span: PlacedSpan }) {
  const what = namedAfter(span.passage.text, quantity);
  const words = longWords(span.passage.text, quantity);
  return passagesPrinting(quantity.value, other.report).some((passage) => {
    const { id, text } = passage;
    return quantitiesOf(passage).some(
      (one) =>
        one.value === quantity.value &&
        (id === other.span.passage.id ||
          !what.isDisjointFrom(namedAfter(text, one)) ||
          !words.isDisjointFrom(longWords(text, one))),
    );
  });
}

/** Small numbers stand in many sentences. */
const mostCommon = 12;

/**
 * Tell whether the earlier report gives the later figure already: then nothing became it. A word that follows it must be the
 * same, of figures under other topics two.
 */
export function isStatedAlready(quantity: Quantity, span: PlacedSpan, other: { report: Report; span: PlacedSpan }) {
  if (quantity.value <= mostCommon) return false;
  const what = namedAfter(span.passage.text, quantity);
  return passagesPrinting(quantity.value, other.report).some((passage) =>
    quantitiesOf(passage).some((one) => {
      if (one.value !== quantity.value) return false;
      const common = what.intersection(namedAfter(passage.text, one)).size;
      return common >= (passage.topic === other.span.passage.topic ? 1 : 2);
    }),
  );
}
