import * as z from "zod";
import { type DocumentPlace, documentItems, joinDocument } from "#functions/aws/document-pieces.ts";
import type { Item } from "#functions/aws/item.ts";
import { passageSchema, type Report, reportSchema, sectionSchema } from "#shared/report/report.ts";
import { StoreDamagedError } from "#shared/store-errors.ts";

/** One section with its passages, each with its place among all passages. */
const sectionPieceSchema = z.object({
  section: sectionSchema.nullable(),
  passages: z.array(z.object({ place: z.int().min(0), passage: passageSchema })),
});

/** The rest of the report, and how many there must be of each. */
const headPieceSchema = reportSchema
  .omit({ sections: true, passages: true })
  .extend({ sectionCount: z.int().min(0), passageCount: z.int().min(0) });

const sectionName = (index: number) => `section-${String(index).padStart(5, "0")}`;

/** Items of a parse: one piece for the whole report, one a section. */
export function reportItems(place: DocumentPlace, report: Report): Item[] {
  const { sections, passages, ...rest } = report;
  const head = { ...rest, sectionCount: sections.length, passageCount: passages.length };
  const placed = Map.groupBy(
    passages.map((passage, index) => ({ place: index, passage })),
    ({ passage }) => passage.section,
  );
  // Each passage goes with the first section of its id, so that none is stored twice, and none is lost.
  const take = (id: string) => {
    const members = placed.get(id) ?? [];
    placed.delete(id);
    return members;
  };
  const pieces = sections.map(
    (section, index) => [sectionName(index), { section, passages: take(section.id) }] as const,
  );
  const strays = [...placed.values()].flat();
  const stray = strays.length > 0 ? ([["stray", { section: null, passages: strays }]] as const) : [];
  return documentItems(place, [["head", head], ...pieces, ...stray]);
}

/**
 * The report from its items.
 *
 * @throws StoreDamagedError where a piece is missing or does not fit
 */
export function joinReport(id: string, items: readonly Item[]): Report {
  const pieces = joinDocument("the report", id, items);
  try {
    const { sectionCount, passageCount, ...rest } = headPieceSchema.parse(pieces.get("head"));
    const names = [...pieces.keys()].filter((name) => name !== "head").sort();
    const parsed = names.map((name) => sectionPieceSchema.parse(pieces.get(name)));
    const sections = parsed.map(({ section }) => section).filter((section) => section !== null);
    const passages = parsed.flatMap((piece) => piece.passages).sort((a, b) => a.place - b.place);
    if (sections.length !== sectionCount || passages.length !== passageCount) {
      const found = `${sections.length} sections and ${passages.length} passages`;
      throw new StoreDamagedError("the report", id, `${found} of ${sectionCount} and ${passageCount} are there`);
    }
    return { ...rest, sections, passages: passages.map(({ passage }) => passage) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new StoreDamagedError("the report", id, "a piece does not fit its schema", { cause: error });
  }
}
