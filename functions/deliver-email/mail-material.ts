import type { Deps } from "#functions/deps.ts";
import type { SelectedFrom } from "#shared/alert/select-changes.ts";
import type { Comparison, EditionContext, TopicComparison } from "#shared/comparison/comparison.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import type { TopicId } from "#shared/topic/topics.ts";

type MaterialDeps = Pick<Deps<"deliver-email">, "clock" | "comparisons" | "versions" | "releases">;

/** What mails of one occasion need of one comparison, read once for all mails of a minute. */
export interface MailMaterial {
  readonly from: VersionHead;
  readonly to: VersionHead;
  /** Ranked within the edition, where its release is closed. */
  readonly topics: ReadonlyMap<TopicId, TopicComparison>;
  /** As stored: what thresholds and phrases are held against. */
  readonly selectable: SelectedFrom;
  /** Stored text of the passages that are quoted, by id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Null while the release is open, and for a revision. */
  readonly context: EditionContext | null;
  /** Reports of the same edition were told of before this release. */
  readonly supplement: boolean;
}

/** Which comparison, told of by what. */
export interface MaterialWanted {
  readonly comparisonId: string;
  readonly kind: "review" | "revision";
  /** Release, or the comparison itself while its release is open. */
  readonly occasion: string;
}

/**
 * Long enough that the mails of a moment share one reading, and no longer: the quotations of each mail are held against the
 * text that is read here, just before it is sent.
 */
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

/** Only what phrases are looked for in: a whole edition is held at once. */
const selectableOf = ({ to, topics, passages }: Comparison): SelectedFrom => {
  const cited = (sides: Comparison["passages"][number]["from"]) =>
    sides.map(({ id, topic, text }) => ({ id, topic, text, path: [] }));
  return {
    to,
    topics,
    passages: passages.map((group) => ({ ...group, from: cited(group.from), to: cited(group.to), sentences: [] })),
  };
};

/** Whether reports of the same edition were told of before this release. */
const isSupplement = async ({ releases }: MaterialDeps, occasion: string): Promise<boolean> => {
  const release = await releases.getRelease(occasion);
  if (!release) return false;
  const ofEdition = await releases.listReleases(release.series, release.edition);
  return ofEdition.some(({ number, silent }) => number < release.number && !silent);
};

const loadMaterial = async (
  deps: MaterialDeps,
  { comparisonId, kind, occasion }: MaterialWanted,
): Promise<MailMaterial> => {
  const { comparisons, versions } = deps;
  const comparison = await comparisons.loadComparison(comparisonId);
  const { from, to } = comparison;
  const quoted = quotedPassages(comparison);
  const reports = [
    await versions.loadReport(from.id, from.contentHash),
    await versions.loadReport(to.id, to.contentHash),
  ];
  const texts = reports.flatMap(({ passages }) =>
    passages.filter(({ id }) => quoted.has(id)).map(({ id, text }): [string, string] => [id, text]),
  );
  const isPreliminary = occasion === comparisonId;
  const context = isPreliminary
    ? null
    : ((await comparisons.getContext(to.series, to.edition, to.country.code)) ?? null);
  const ranked = rankWithinEdition(comparison.topics, kind === "review" ? context : null);
  return {
    from,
    to,
    topics: new Map(ranked.map((topic) => [topic.topic, topic])),
    selectable: selectableOf(comparison),
    texts: new Map(texts),
    context,
    supplement: !isPreliminary && (await isSupplement(deps, occasion)),
  };
};

/**
 * Open the reader of what mails need of comparisons, which keeps the latest for a minute.
 *
 * @returns loads by comparison and occasion; throws StoreError `STORE_MISSING` where the comparison or a parse is not in the
 * store
 */
export const openMailMaterial = (deps: MaterialDeps): ((wanted: MaterialWanted) => Promise<MailMaterial>) => {
  const kept = new Map<string, { readonly readAt: number; readonly material: Promise<MailMaterial> }>();
  return async (wanted) => {
    const now = deps.clock.now().getTime();
    const key = `${wanted.comparisonId} ${wanted.occasion}`;
    const known = kept.get(key);
    if (known && now - known.readAt < keptMs) return known.material;
    const material = loadMaterial(deps, wanted);
    kept.delete(key);
    kept.set(key, { readAt: now, material });
    // What could not be read is read anew the next time.
    material.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return material;
  };
};
