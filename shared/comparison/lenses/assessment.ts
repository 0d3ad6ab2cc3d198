import type { PlacedSpan } from "../compared-text.ts";
import { capital, counted, type DraftChange, type LensInput, quoteSpan } from "./lens.ts";

/** Judgements that the executive summary makes over the whole country; at most one of each is compared; with its strength. */
const judgements = [
  {
    about: "the human rights situation as a whole",
    weight: 1,
    pattern:
      /human rights situation\b.*\b(?:deteriorat|improv|worsen|chang|remain)|no significant changes in the human rights situation|significant (?:change|deterioration|improvement)s? in (?:the|its) human rights/i,
  },
  {
    about: "whether there were significant human rights abuses",
    weight: 1,
    pattern: /no (?:credible )?reports of (?:significant|egregious) human rights/i,
  },
  {
    about: "steps against officials who committed abuses",
    weight: 0.6,
    pattern:
      /\b(?:steps|efforts?|actions?|measures|mechanisms)\b.*\b(?:identify|investigate|prosecute|punish|hold)|\bimpunity\b/i,
  },
] as const;

/** See the summary's judgements over the whole country: reworded, newly made, no longer made, or kept beside a changed list. */
export function seeAssessments({ text, issues, names }: LensInput): DraftChange[] {
  const pairs = text.groups.flatMap((group) => group.pairs);
  return judgements.flatMap(({ about, pattern, weight }): DraftChange[] => {
    const made = pairs.filter(({ from, to }) => isMade(from, pattern) || isMade(to, pattern));
    const lonely = { from: made.find(({ to }) => to === null)?.from, to: made.find(({ from }) => from === null)?.to };
    const base = { kind: "assessment", topic: "executive-summary", strength: weight } as const;
    const differ = `What the executive summary says of ${about} is worded differently.`;
    const both = made.flatMap(({ from, to, edit }): DraftChange[] => {
      if (!from || !to) return [];
      const sides = { from: quoteSpan(from), to: quoteSpan(to) };
      if (edit === "substance") return [{ ...base, ...sides, headline: differ }];
      return about === judgements[0].about && listChanged(issues)
        ? [{ ...base, ...sides, strength: besideWeight, headline: besideList(issues) }]
        : [];
    });
    if (lonely.from && lonely.to)
      return [...both, { ...base, from: quoteSpan(lonely.from), to: quoteSpan(lonely.to), headline: differ }];
    if (both.length > 0) return both;
    if (lonely.to) {
      const headline = `${capital(names.to)} makes a statement on ${about} that ${names.from} did not make.`;
      return [{ ...base, headline, from: null, to: quoteSpan(lonely.to) }];
    }
    if (!lonely.from) return [];
    const headline = `${capital(names.to)} no longer makes its statement on ${about}.`;
    return [{ ...base, headline, from: quoteSpan(lonely.from), to: null }];
  });
}

/** Strength of a judgement that stands as it was, beside a list that does not. */
const besideWeight = 0.3;

const isMade = (span: PlacedSpan | null, pattern: RegExp): boolean =>
  span !== null && span.passage.topic === "executive-summary" && pattern.test(span.quote);

const listChanged = (issues: LensInput["issues"]): boolean => issues.dropped.length + issues.added.length > 0;

function besideList(issues: LensInput["issues"]): string {
  const { from: before, to: after } = issues.counts;
  return `The statement on the human rights situation is unchanged; the list of significant issues has ${counted(after, "item")} where it had ${before.toLocaleString("en-US")}.`;
}
