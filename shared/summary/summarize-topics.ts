import type { ComparedText } from "#shared/comparison/compared-text.ts";
import type { Statement, TopicComparison } from "#shared/comparison/comparison.ts";
import { capital, counted, topicInSentence } from "#shared/comparison/lenses/lens.ts";
import type { Passage } from "#shared/report/report.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** A topic without its summary. */
export type UnsummarizedTopic = Omit<TopicComparison, "summary">;

/** Tell of a topic whose text stands elsewhere; one side may have no passage of its own. */
function movedTopic(
  { topic, words }: UnsummarizedTopic,
  names: ReportNames,
  { came, moved, compared }: { came: Statement[]; moved: Statement[]; compared: string },
): Statement[] {
  const subject = topicInSentence(topic);
  const carried = (n: number, of: number): string =>
    `${n.toLocaleString("en-US")} of its ${of.toLocaleString("en-US")} words`;
  const plain = (text: string): Statement => ({ text, quotations: [] });
  if (words.to === 0) {
    const text = `What the ${names.from} had on ${subject} stands under other topics of the ${names.to}: ${carried(words.carriedFrom, words.from)}, word for word.`;
    return [plain(text), ...moved];
  }
  if (words.from === 0) {
    const text = `What the ${names.to} has on ${subject} stood under other topics of the ${names.from}: ${carried(words.carriedTo, words.to)}, word for word.`;
    return [plain(text), ...came];
  }
  return [plain(`The text on ${subject} stands elsewhere, with little else changed: ${compared}.`), ...came, ...moved];
}

/** Share of a topic's words under other topics from which it is not said that the report "no longer covers this". */
const elsewhereShare = 0.2;

/** Changes that a summary tells one by one; the rest it counts. */
const told = 3;

/**
 * Write a summary for every topic: what was compared, what became of it, and the most significant changes.
 *
 * Every statement carries its quotations, or says what was compared. Words are plain, and the same for what came and what
 * went; that a report says nothing on a topic is never called an improvement.
 */
export function summarizeTopics(
  text: Pick<ComparedText, "from" | "to">,
  topics: readonly UnsummarizedTopic[],
): TopicComparison[] {
  const names = nameReports(text);
  return topics.map((topic) => ({ ...topic, summary: summarize(topic, names, placeholders(text, topic.topic)) }));
}

/** A side whose passages on a topic say nothing but "Not applicable." */
interface PlaceholderSides {
  readonly from: Passage | null;
  readonly to: Passage | null;
}

const placeholder = /^not applicable\.?$/i;

function placeholders({ from, to }: Pick<ComparedText, "from" | "to">, topic: TopicId): PlaceholderSides {
  const only = (passages: readonly Passage[]): Passage | null => {
    const own = passages.filter((passage) => passage.topic === topic);
    return own.every(({ text }) => placeholder.test(text)) ? (own[0] ?? null) : null;
  };
  return { from: only(from.passages), to: only(to.passages) };
}

const saysOnly = (name: string, subject: string, { id, text }: Passage, rest: string): Statement => ({
  text: `On ${subject} the ${name} says only “${text}”; ${rest}.`,
  quotations: [{ passage: id, start: 0, end: text.length, quote: text }],
});

interface ReportNames {
  readonly from: string;
  readonly to: string;
}

function nameReports({ from, to }: Pick<ComparedText, "from" | "to">): ReportNames {
  if (from.version.edition === to.version.edition) return { from: "earlier version", to: "later version" };
  return { from: `${from.version.edition} report`, to: `${to.version.edition} report` };
}

function summarize(topic: UnsummarizedTopic, names: ReportNames, only: PlaceholderSides): Statement[] {
  const said = topic.changes.slice(0, told).map(
    (change): Statement => ({
      text: change.headline,
      quotations: [change.from, change.to].filter((q) => q !== null),
    }),
  );
  const others = topic.changes.length - said.length;
  const rest: Statement[] =
    others > 0
      ? [
          {
            text: `${others === 1 ? "One further change is" : `${others} further changes are`} listed on this topic.`,
            quotations: [],
          },
        ]
      : [];
  return [...overview(topic, names, only), ...said, ...rest];
}

function overview(topic: UnsummarizedTopic, names: ReportNames, only: PlaceholderSides): Statement[] {
  const plain = (text: string): Statement => ({ text, quotations: [] });
  const { words } = topic;
  const subject = topicInSentence(topic.topic);
  const place = topic.topic === "executive-summary" ? "in the executive summary" : `on ${subject}`;
  const count = (n: number): string => counted(n, "word");
  const compared = `${count(words.from)} of the ${names.from} were compared with ${count(words.to)} of the ${names.to}`;
  const elsewhere = (n: number): string =>
    n > 0 ? `; ${n.toLocaleString("en-US")} of these stand under other topics` : "";
  const moved =
    topic.movedTo.length > 0
      ? [plain(`Text that stood under this topic now stands under: ${topic.movedTo.join("; ")}.`)]
      : [];
  const came =
    topic.movedFrom.length > 0 ? [plain(`Text on this topic stood before under: ${topic.movedFrom.join("; ")}.`)] : [];
  if (words.from + words.to === 0) return [plain(`Neither report has a passage on ${subject}.`)];
  if (topic.verdict === "gone" && only.from) {
    return [saysOnly(names.from, subject, only.from, `the ${names.to} has no passage on it`)];
  }
  if (topic.verdict === "new" && only.to) {
    return [saysOnly(names.to, subject, only.to, `the ${names.from} had no passage on it`)];
  }
  switch (topic.verdict) {
    case "gone":
      return [
        words.carriedFrom >= elsewhereShare * words.from
          ? plain(`The ${names.to} has no passage of its own on this; that is not evidence of improvement.`)
          : plain(`The ${names.to} no longer covers this; that is not evidence of improvement.`),
        plain(`The ${names.from} had ${count(words.from)} on ${subject}${elsewhere(words.carriedFrom)}.`),
        ...moved,
      ];
    case "new":
      return [
        plain(
          `The ${names.to} has ${count(words.to)} on ${subject}; the ${names.from} had none${elsewhere(words.carriedTo)}.`,
        ),
        ...came,
      ];
    case "unchanged":
      return [plain(`Unchanged ${place}: ${compared}, and no statement differs.`)];
    case "moved":
      return movedTopic(topic, names, { came, moved, compared });
    default:
      return [
        plain(
          `${capital(place)} the ${names.to} has ${count(words.to)}, the ${names.from} had ${count(words.from)}; ${count(words.carriedTo)} of the ${names.to} ${words.carriedTo === 1 ? "stands" : "stand"} word for word in the ${names.from}.`,
        ),
        ...came,
        ...moved,
      ];
  }
}
