import type { ComparedText } from "#shared/comparison/compared-text.ts";
import type { Statement, TopicComparison } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";

/** A topic without its summary. */
export type UnsummarizedTopic = Omit<TopicComparison, "summary">;

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
  return topics.map((topic) => ({ ...topic, summary: summarize(topic, names) }));
}

interface ReportNames {
  readonly from: string;
  readonly to: string;
}

function nameReports({ from, to }: Pick<ComparedText, "from" | "to">): ReportNames {
  if (from.version.edition === to.version.edition) return { from: "earlier version", to: "later version" };
  return { from: `${from.version.edition} report`, to: `${to.version.edition} report` };
}

function summarize(topic: UnsummarizedTopic, names: ReportNames): Statement[] {
  const said = topic.changes
    .slice(0, told)
    .map(
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
  return [...overview(topic, names), ...said, ...rest];
}

function overview(topic: UnsummarizedTopic, names: ReportNames): Statement[] {
  const plain = (text: string): Statement => ({ text, quotations: [] });
  const { words } = topic;
  const subject = topicName(topic.topic);
  const count = (n: number): string => `${n.toLocaleString("en-US")} ${n === 1 ? "word" : "words"}`;
  const compared = `${count(words.from)} of the ${names.from} were compared with ${count(words.to)} of the ${names.to}`;
  const moved =
    topic.movedTo.length > 0
      ? [plain(`Text that stood under this topic now stands under: ${topic.movedTo.join("; ")}.`)]
      : [];
  const came =
    topic.movedFrom.length > 0 ? [plain(`Text on this topic stood before under: ${topic.movedFrom.join("; ")}.`)] : [];
  if (words.from + words.to === 0) return [plain(`Neither report has a passage on ${subject}.`)];
  switch (topic.verdict) {
    case "gone":
      return [
        plain(`The ${names.to} no longer covers this; that is not evidence of improvement.`),
        plain(`The ${names.from} had ${count(words.from)} on ${subject}.`),
        ...moved,
      ];
    case "new":
      return [plain(`The ${names.to} has ${count(words.to)} on ${subject}; the ${names.from} had none.`), ...came];
    case "unchanged":
      return [plain(`Unchanged on ${subject}: ${compared}, and no statement differs.`)];
    case "moved":
      return [
        plain(`The text on ${subject} stands elsewhere, with little else changed: ${compared}.`),
        ...came,
        ...moved,
      ];
    default:
      return [
        plain(
          `On ${subject}, ${compared}; ${count(words.carriedTo)} of the ${names.to} stand word for word in the ${names.from}.`,
        ),
        ...came,
        ...moved,
      ];
  }
}
