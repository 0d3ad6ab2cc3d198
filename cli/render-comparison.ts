import type { Comparison } from "#shared/comparison/comparison.ts";
import { ServiceError } from "#shared/errors.ts";
import { type TopicId, topicIdSchema } from "#shared/topic/topics.ts";
import { renderReview } from "#web/render-review.ts";
import type { VersionFacts } from "#web/version-facts.ts";
import { renderMarkdown } from "./render-comparison-markdown.ts";
import { renderText } from "./render-comparison-text.ts";

/** Forms in which a comparison is printed. */
export const formats = ["text", "json", "markdown", "html"] as const;

/** What `--format`, `--json` and `--topic` said. */
export interface RenderOptions {
  readonly format?: string;
  readonly topic?: string;
  /** Short for `--format json`. */
  readonly json?: true;
  /** Where the texts came from, for the page. */
  readonly facts?: { readonly from?: VersionFacts | undefined; readonly to?: VersionFacts | undefined };
}

/** A format or a topic that nobody knows. */
export class UnknownChoiceError extends ServiceError {
  readonly code = "COMPARE_UNKNOWN_CHOICE";
  readonly retryable = false;
}

/**
 * Print a comparison in one of `formats`; text where none is given.
 *
 * @param options - `topic` leaves that topic alone; the JSON document then keeps the passages that touch it
 * @throws UnknownChoiceError when the format or the topic is none that is known
 */
export function renderComparison(comparison: Comparison, options: RenderOptions): string {
  const format = options.json ? "json" : (options.format ?? "text");
  const topic = parseTopic(options.topic);
  const shown = topic ? onlyTopic(comparison, topic) : comparison;
  switch (format) {
    case "text":
      return renderText(shown);
    case "json":
      return `${JSON.stringify(shown, null, 2)}\n`;
    case "markdown":
      return renderMarkdown(shown);
    case "html":
      return renderReview(comparison, { ...options.facts, topic, standalone: true });
    default:
      throw new UnknownChoiceError(`Unknown format ${format}; expected one of ${formats.join(", ")}`, { format });
  }
}

function parseTopic(topic: string | undefined): TopicId | undefined {
  if (topic === undefined) return undefined;
  const parsed = topicIdSchema.safeParse(topic);
  if (!parsed.success)
    throw new UnknownChoiceError(`Unknown topic ${topic}; expected an id such as press-freedom`, { topic });
  return parsed.data;
}

function onlyTopic(comparison: Comparison, topic: TopicId): Comparison {
  const own = comparison.topics.filter((other) => other.topic === topic);
  const quoted = new Set(own.flatMap(({ changes }) => changes.flatMap(({ from, to }) => [from?.passage, to?.passage])));
  const passages = comparison.passages.filter((group) =>
    [...group.from, ...group.to].some((passage) => passage.topic === topic || quoted.has(passage.id)),
  );
  return { ...comparison, topics: own, passages };
}
