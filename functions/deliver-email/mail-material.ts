import type { Deps } from "#functions/deps.ts";
import type { Comparison, TopicComparison } from "#shared/comparison/comparison.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** What mails need of one comparison, read once for all mails of a batch. */
export interface MailMaterial {
  readonly from: VersionHead;
  readonly to: VersionHead;
  readonly topics: ReadonlyMap<TopicId, TopicComparison>;
  /** Stored text of the passages that are quoted, by id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Long enough for a batch to share it, short enough that nothing stale is sent for long. */
const keptMs = 60_000;

/** Comparisons kept; a release day's mails are mostly about the same ones. */
const mostKept = 200;

const quotedPassages = ({ topics }: Comparison): Set<string> => {
  const quotations = topics.flatMap(({ changes, summary }) => [
    ...changes.flatMap(({ from, to }) => [from, to]),
    ...summary.flatMap((statement) => statement.quotations),
  ]);
  return new Set(quotations.flatMap((quotation) => (quotation === null ? [] : [quotation.passage])));
};

const loadMaterial = async (
  { comparisons, versions }: Pick<Deps<"deliver-email">, "comparisons" | "versions">,
  comparisonId: string,
): Promise<MailMaterial> => {
  const comparison = await comparisons.loadComparison(comparisonId);
  const { from, to, topics } = comparison;
  const quoted = quotedPassages(comparison);
  const reports = [
    await versions.loadReport(from.id, from.contentHash),
    await versions.loadReport(to.id, to.contentHash),
  ];
  const texts = reports.flatMap(({ passages }) =>
    passages.filter(({ id }) => quoted.has(id)).map(({ id, text }): [string, string] => [id, text]),
  );
  return { from, to, topics: new Map(topics.map((topic) => [topic.topic, topic])), texts: new Map(texts) };
};

/**
 * Open the reader of what mails need of comparisons, which keeps the latest for a minute.
 *
 * @returns loads by comparison id; throws StoreError `STORE_MISSING` where the comparison or a parse is not in the store
 */
export const openMailMaterial = (
  deps: Pick<Deps<"deliver-email">, "clock" | "comparisons" | "versions">,
): ((comparisonId: string) => Promise<MailMaterial>) => {
  const kept = new Map<string, { readonly readAt: number; readonly material: MailMaterial }>();
  return async (comparisonId) => {
    const now = deps.clock.now().getTime();
    const known = kept.get(comparisonId);
    if (known && now - known.readAt < keptMs) return known.material;
    const material = await loadMaterial(deps, comparisonId);
    kept.delete(comparisonId);
    kept.set(comparisonId, { readAt: now, material });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return material;
  };
};
