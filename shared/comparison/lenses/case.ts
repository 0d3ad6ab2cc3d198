import type { TopicId } from "#shared/topic/topics.ts";
import type { PlacedSpan } from "../compared-text.ts";
import { counted, type DraftChange, type LensInput, quoteSpan } from "./lens.ts";
import { type NamedPerson, personsIn } from "./read-persons.ts";
import { strongest } from "./silence.ts";

/** Names that a headline lists, at most; the rest it counts. */
const listed = 8;

interface Mention {
  readonly person: NamedPerson;
  readonly span: PlacedSpan;
}

/**
 * See named persons: whose case is told anew, who is no longer named, and who is named for the first time.
 *
 * Who is named anywhere in the other report counts as named there, be it under another topic.
 */
export function seeCases(input: LensInput): DraftChange[] {
  const mentions = { from: mentionsIn(input.lonelyOf("from")), to: mentionsIn(input.lonelyOf("to")) };
  return [
    ...toldAnew(mentions, input),
    ...goneOrNew("from", mentions.from, input),
    ...goneOrNew("to", mentions.to, input),
  ];
}

const mentionsIn = (spans: readonly PlacedSpan[]): Mention[] =>
  spans.flatMap((span) => personsIn(span).map((person) => ({ person, span })));

/** Persons of whom both reports speak in sentences that have no partner. */
function toldAnew({ from, to }: { from: Mention[]; to: Mention[] }, { isTold }: LensInput): DraftChange[] {
  const seen = new Set<string>();
  return to.flatMap(({ person, span }): DraftChange[] => {
    const topic = span.passage.topic;
    if (seen.has(person.name) || !topic) return [];
    seen.add(person.name);
    const earlier = strongest(from.filter((other) => other.person.name === person.name).map((other) => other.span));
    const later = strongest(to.filter((other) => other.person.name === person.name).map((other) => other.span));
    if (!earlier || !later || isTold(earlier) || isTold(later)) return [];
    const headline = `Both reports tell of ${person.name}, in other sentences.`;
    return [{ kind: "case", topic, headline, from: quoteSpan(earlier), to: quoteSpan(later) }];
  });
}

function goneOrNew(side: "from" | "to", mentions: readonly Mention[], { text, names }: LensInput): DraftChange[] {
  const { passages } = side === "from" ? text.to : text.from;
  const byTopic = new Map<TopicId, Mention[]>();
  const seen = new Set<string>();
  for (const mention of mentions) {
    const { person, span } = mention;
    if (seen.has(person.surname) || !span.passage.topic) continue;
    seen.add(person.surname);
    if (passages.some((passage) => passage.text.includes(person.surname))) continue;
    byTopic.set(span.passage.topic, [...(byTopic.get(span.passage.topic) ?? []), mention]);
  }
  return [...byTopic].map(([topic, gone]): DraftChange => {
    const shown = gone.slice(0, listed).map(({ person }) => person.name);
    const more = gone.length > shown.length ? ` and ${counted(gone.length - shown.length, "other")}` : "";
    const persons = `${counted(gone.length, "person").replace("persons", "people")}`;
    const headline =
      side === "from"
        ? `Named in ${names.from} and nowhere in ${names.to}: ${persons} (${shown.join(", ")}${more}).`
        : `Named in ${names.to} and nowhere in ${names.from}: ${persons} (${shown.join(", ")}${more}).`;
    const [first] = gone;
    const quotation = first
      ? { passage: first.span.passage.id, start: first.person.start, end: first.person.end, quote: first.person.name }
      : null;
    return {
      kind: "case",
      topic,
      headline,
      from: side === "from" ? quotation : null,
      to: side === "to" ? quotation : null,
    };
  });
}
