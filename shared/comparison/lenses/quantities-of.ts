import type { Report } from "#shared/report/report.ts";
import { type Quantity, readQuantities } from "./read-quantity.ts";

type Passage = Report["passages"][number];

const known = new WeakMap<Passage, readonly Quantity[]>();

/** All figures of a passage; read once, however many figures of the other report are looked for in it. */
export function quantitiesOf(passage: Passage): readonly Quantity[] {
  const found = known.get(passage) ?? readQuantities(passage.text, 0, passage.text.length);
  known.set(passage, found);
  return found;
}
