import type { ComparisonId } from "#shared/comparison/comparison-store.ts";
import type { VersionHead } from "#shared/report/version-head.ts";

type Side = Pick<VersionHead, "id" | "contentHash">;

const nameSide = ({ id, contentHash }: Side) => `${id}@${contentHash.replace(/^sha256:/, "").slice(0, 16)}`;

/**
 * Name the comparison of two parses.
 *
 * The parses are part of the name, so that a comparison always means the words that it was made from.
 *
 * @example comparisonId(from, to) // "QM-2023-v1@0123456789abcdef..QM-2024-v1@fedcba9876543210"
 */
export const comparisonId = (from: Side, to: Side): ComparisonId => `${nameSide(from)}..${nameSide(to)}`;
