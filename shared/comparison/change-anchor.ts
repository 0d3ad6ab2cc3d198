import type { Change, Quotation } from "./comparison.ts";

const placeOf = (side: Quotation | null): string =>
  side === null ? "0" : `${side.passage.slice(side.passage.indexOf("#") + 2)}.${side.start}.${side.end}`;

/**
 * Name the place of a change on a review page by where its quotations stand: the rank may still change with the edition's
 * context, and a link that was mailed must keep its meaning. No two changes of a comparison have the same two quotations.
 *
 * @example changeAnchor(change) // "change-12.0.91-37.0.88"; 0 for a side without a quotation
 */
export const changeAnchor = ({ from, to }: Pick<Change, "from" | "to">): string =>
  `change-${placeOf(from)}-${placeOf(to)}`;
