import type { FigureSide } from "./figure-side.ts";
import { contentWords } from "./find-answer.ts";

/** Share of the content words of both clauses that must stand in both (Dice). */
const leastOfClause = 0.58;

/** Of clauses of so few content words together, less will do. */
const fewWords = 6;
const leastOfFew = 0.4;

/** Whether the clauses that give the figures, between their marks, are one clause for the most part. */
export function sameClause(from: FigureSide, to: FigureSide): boolean {
  const [earlier, later] = [from, to].map((side) => contentWords(clauseOf(side)));
  if (!earlier || !later) return true;
  if (borrows(from, to, earlier, later) || borrows(to, from, later, earlier)) return false;
  const common = [...earlier].filter((word) => later.has(word)).length;
  const least = earlier.size + later.size < fewWords ? leastOfFew : leastOfClause;
  return 2 * common >= least * (earlier.size + later.size);
}

/** Words that the clause of one side takes from a clause that gives another figure in the other sentence: its figure is of that. */
const mostBorrowed = 1;
function borrows(one: FigureSide, other: FigureSide, own: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  if (one.quantity === null) return false;
  const apart = [...own].filter((word) => !theirs.has(word));
  if (apart.length <= mostBorrowed) return false;
  const clause = clauseOf(other);
  const rest = other.span.quote
    .split(/[.,;:()–](?!\d)/)
    .filter(
      (part) =>
        /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten)\b/.test(part) && !clause.includes(part.slice(-12)),
    );
  const elsewhere = contentWords(rest.join(" ").replaceAll(dated, " "));
  return apart.filter((word) => elsewhere.has(word)).length > mostBorrowed;
}

const clauseOf = (side: FigureSide): string =>
  `${/[^.,;:()–]*$/.exec(side.before)?.[0] ?? ""} ${/^[^.,;:()–]*/.exec(side.after)?.[0] ?? ""}`.replaceAll(dated, " ");

/** Words that a clause may have or not and give the same figure. */
export const dated =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|first|second|third|half|quarter|beginning|individuals?|prisoners|inmates|approximately|nearly|almost|about|more|fewer|least|end|according|stated?|reported|estimated|noted|said)\b/gi;
