import type { DigestSource } from "#shared/email/digest.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/**
 * Address of the review page of a comparison, and of one topic on it.
 *
 * A revision is named by the version that it is against, a review by the edition.
 *
 * @param publicUrl - without a trailing slash
 * @example reviewUrl("https://example.org", review, "press-freedom")
 * // "https://example.org/review/QM/2024?against=2023#topic-press-freedom"
 */
export const reviewUrl = (
  publicUrl: string,
  { kind, from, to }: Pick<DigestSource, "kind" | "from" | "to">,
  topic?: TopicId,
): string => {
  const against = kind === "revision" ? from.id : String(from.edition);
  const page = `${publicUrl}/review/${to.country.code}/${to.edition}?against=${against}`;
  return topic === undefined ? page : `${page}#topic-${topic}`;
};
