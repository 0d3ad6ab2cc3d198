import type { Quotation } from "#shared/comparison/comparison.ts";
import type { ComparisonId } from "#shared/comparison/comparison-store.ts";
import { changesShown, type FittedEntry, statementsShown } from "#shared/email/fitted-digest.ts";

/** What a mail quotes of one comparison. */
export interface ShownQuotations {
  readonly comparison: ComparisonId;
  readonly quotations: readonly Quotation[];
}

/**
 * Gather the quotations that an entry of a mail carries: of the changes and statements that are shown, no others.
 *
 * What was cut for want of room is counted and linked, not quoted, so it withholds no mail.
 *
 * @returns in the order of the mail
 */
export const shownQuotations = ({ entry, topics }: FittedEntry): ShownQuotations => ({
  comparison: entry.comparison,
  quotations: (topics ?? []).flatMap(({ topic, detail }) => [
    ...topic.statements.slice(0, statementsShown[detail]).flatMap(({ quotations }) => quotations),
    ...topic.changes
      .slice(0, changesShown[detail])
      .flatMap(({ from, to }) => [from.source, to.source])
      .filter((quotation) => quotation !== null),
  ]),
});
