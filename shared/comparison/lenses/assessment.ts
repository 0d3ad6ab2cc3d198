import type { ComparedPair, ComparedText, PlacedSpan } from "../compared-text.ts";
import { capital, counted, type DraftChange, type LensInput, quoteSpan } from "./lens.ts";

/** Judgements that the executive summary makes over the whole country; at most one of each is compared. */
const judgements = [
  {
    about: "the human rights situation as a whole",
    pattern:
      /human rights situation\b.*\b(?:deteriorat|improv|worsen|chang|remain)|no significant changes in the human rights situation|significant (?:change|deterioration|improvement)s? in (?:the|its) human rights/i,
  },
  {
    about: "whether there were significant human rights abuses",
    pattern: /no (?:credible )?reports of (?:significant|egregious) human rights/i,
  },
  {
    about: "steps against officials who committed abuses",
    pattern:
      /\b(?:steps|efforts?|actions?|measures|mechanisms)\b.*\b(?:identify|investigate|prosecute|punish|hold)|\bimpunity\b/i,
  },
] as const;

/** See the summary's judgements over the whole country: reworded, newly made, no longer made, or kept beside a changed list. */
export function seeAssessments({ text, issues, names }: LensInput): DraftChange[] {
  return judgements.flatMap(({ about, pattern }): DraftChange[] => {
    const [from, to] = [findStatement(text, "from", pattern), findStatement(text, "to", pattern)];
    const sides = { from: from && quoteSpan(from), to: to && quoteSpan(to) };
    const base = { kind: "assessment", topic: "executive-summary", ...sides } as const;
    if (from && to && !sameStatement(text, from, to))
      return [{ ...base, headline: `What the executive summary says of ${about} is worded differently.` }];
    if (from && to)
      return listChanged(issues) && about === judgements[0].about ? [{ ...base, headline: besideList() }] : [];
    if (to)
      return [
        { ...base, headline: `${capital(names.to)} makes a statement on ${about} that ${names.from} did not make.` },
      ];
    if (from) return [{ ...base, headline: `${capital(names.to)} no longer makes its statement on ${about}.` }];
    return [];
  });

  function besideList(): string {
    const [before, after] = [issues.kept.length + issues.dropped.length, issues.kept.length + issues.added.length];
    return `The statement on the human rights situation is unchanged; the list of significant issues has ${counted(after, "item")} where it had ${before.toLocaleString("en-US")}.`;
  }
}

const listChanged = (issues: LensInput["issues"]): boolean => issues.dropped.length + issues.added.length > 0;

function findStatement({ groups }: ComparedText, side: "from" | "to", pattern: RegExp): PlacedSpan | null {
  const spans = groups
    .flatMap((group) => group.pairs.flatMap((pair: ComparedPair) => pair[side] ?? []))
    .filter((span) => span.passage.topic === "executive-summary" && pattern.test(span.quote));
  return (
    spans.sort((a, b) => a.passage.id.localeCompare(b.passage.id, "en", { numeric: true }) || a.start - b.start)[0] ??
    null
  );
}

/** The same words, or aligned and different in style alone. */
function sameStatement({ groups }: ComparedText, from: PlacedSpan, to: PlacedSpan): boolean {
  if (from.quote === to.quote) return true;
  return groups.some((group) =>
    group.pairs.some((pair) => pair.from === from && pair.to === to && pair.edit === "style"),
  );
}
