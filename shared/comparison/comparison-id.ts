import type { ComparisonId } from "#shared/comparison/comparison-store.ts";
import type { VersionHead } from "#shared/report/version-head.ts";

/** First 16 hexadecimal digits of a content hash. */
const parseMark = (head: Pick<VersionHead, "contentHash">) => head.contentHash.replace("sha256:", "").slice(0, 16);

/**
 * Name the comparison of two parses.
 *
 * The parses are part of the name, so that a comparison always means the words that it was made from.
 *
 * @example
 * comparisonId(from, to) // "KZ-2023-v1@0123456789abcdef..KZ-2024-v1@fedcba9876543210"
 */
export const comparisonId = (
  from: Pick<VersionHead, "id" | "contentHash">,
  to: Pick<VersionHead, "id" | "contentHash">,
): ComparisonId => `${from.id}@${parseMark(from)}..${to.id}@${parseMark(to)}`;
