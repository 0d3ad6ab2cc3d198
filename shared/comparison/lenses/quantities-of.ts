import type { Report } from "#shared/report/report.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { type Quantity, readQuantities } from "./read-quantity.ts";

type Passage = Report["passages"][number];

const ofPassages = new WeakMap<Passage, readonly Quantity[]>();
const ofSpans = new WeakMap<PlacedSpan, readonly Quantity[]>();

/** All figures of a passage; read once, however many figures of the other report are looked for in it. */
export function quantitiesOf(passage: Passage): readonly Quantity[] {
  const known = ofPassages.get(passage);
  if (known) return known;
  const found = readQuantities(passage.text, 0, passage.text.length);
  ofPassages.set(passage, found);
  return found;
}

/** All figures of a sentence; read once, though several lenses ask for them. */
export function quantitiesIn(span: PlacedSpan): readonly Quantity[] {
  const known = ofSpans.get(span);
  if (known) return known;
  const found = readQuantities(span.passage.text, span.start, span.end);
  ofSpans.set(span, found);
  return found;
}
