import type { Change, Comparison } from "#shared/comparison/comparison.ts";
import { changeLabel } from "#shared/email/change-label.ts";
import type { CorrectedChange } from "#shared/email/correction.ts";
import { reviewUrl } from "#shared/email/review-url.ts";
import type { Told, ToldChange } from "#shared/email/told.ts";
import { visibleText } from "#shared/email/visible-text.ts";
import type { TopicId } from "#shared/topic/topics.ts";

const toldAs = (topic: TopicId, change: Change): ToldChange => {
  const side = ({ from, to }: Change, which: "from" | "to") => {
    const quotation = which === "from" ? from : to;
    return quotation && { passage: quotation.passage, quote: quotation.quote };
  };
  return {
    topic,
    label: changeLabel(change),
    headline: visibleText(change.headline),
    from: side(change, "from"),
    to: side(change, "to"),
  };
};

/** What a statement says; passages may be numbered anew by a better parse, and it still says the same. */
const saying = ({ label, headline, from, to }: ToldChange) =>
  JSON.stringify([label, headline, from?.quote ?? null, to?.quote ?? null]);

const quotesOf = ({ from, to }: ToldChange) =>
  [from?.quote, to?.quote].filter((quote): quote is string => quote !== undefined);

/** How much of what was quoted a change quotes too. */
const shared = (said: ToldChange, other: ToldChange) => {
  const quotes = new Set(quotesOf(other));
  return quotesOf(said).filter((quote) => quotes.has(quote)).length;
};

/**
 * Find what a mail told of a comparison that the comparison, as it is now, does not say.
 *
 * A change is right where the comparison still has one with the same words: kind, headline and both quotations. For one that
 * is not, the change that shares most of its quotations is what is right; where none shares any, there is none.
 *
 * @param told - as kept with the delivery
 * @param current - of the same two versions, by their current parses
 * @returns in the order of the mail; empty where all of it stands
 * @remarks Pure.
 */
export const findCorrections = (
  told: Told,
  current: Pick<Comparison, "from" | "to" | "topics">,
  publicUrl: string,
): CorrectedChange[] => {
  const { from, to } = current;
  const changes = current.topics.flatMap(({ topic, changes: own }) => own.map((change) => toldAs(topic, change)));
  const sayings = new Set(changes.map(saying));
  const kind = from.edition === to.edition ? "revision" : "review";
  const place = { heading: `${to.country.name}, ${to.edition}`, url: reviewUrl(publicUrl, { kind, from, to }) };
  return told.changes
    .filter((said) => !sayings.has(saying(said)))
    .map((said) => {
      const nearest = changes
        .map((change) => ({ change, count: shared(said, change) }))
        .reduce<{ change: ToldChange; count: number } | null>(
          (best, one) => (one.count > (best?.count ?? 0) ? one : best),
          null,
        );
      return { ...place, said, right: nearest?.change ?? null };
    });
};
