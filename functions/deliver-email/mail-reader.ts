import type { Deps } from "#functions/deps.ts";
import type { SelectedFrom } from "#shared/alert/select-changes.ts";
import type { Comparison, EditionContext, TopicComparison } from "#shared/comparison/comparison.ts";
import { comparisonId } from "#shared/comparison/comparison-id.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import { rankWithinEdition } from "#shared/summary/rank-within-edition.ts";
import type { TopicId } from "#shared/topic/topics.ts";

type MaterialDeps = Pick<Deps<"deliver-email">, "clock" | "comparisons" | "versions" | "releases">;

/** What mails of one occasion need of one comparison. */
export interface MailMaterial {
  readonly from: VersionHead;
  readonly to: VersionHead;
  /** Ranked within the edition, where its release is closed. */
  readonly topics: ReadonlyMap<TopicId, TopicComparison>;
  /** As stored: what thresholds and phrases are held against. */
  readonly selectable: SelectedFrom;
  /** Ids of the passages that are quoted. */
  readonly quoted: ReadonlySet<string>;
  /** Null while the release is open, and for a revision. */
  readonly context: EditionContext | null;
  /** Reports of the same edition were told of before this release. */
  readonly supplement: boolean;
}

/** Stored text of the passages that a comparison quotes, by id. */
export type QuotedTexts = ReadonlyMap<string, string>;

/** What is read for mails, and kept for a while. */
export interface MailReader {
  loadMaterial(wanted: MaterialWanted): Promise<MailMaterial>;
  loadTexts(material: MailMaterial): Promise<QuotedTexts>;
}

/** Which comparison, told of by what. */
export interface MaterialWanted {
  readonly comparisonId: string;
  readonly kind: "review" | "revision";
  /** Release, or the comparison itself while its release is open. */
  readonly occasion: string;
}

/** How long a comparison is kept: on a release day every sender would else read each again and again. */
export const comparisonKeptMs = 15 * 60_000;

/**
 * How long the stored text is: long enough that the mails of a moment share one reading, and no longer, since the quotations of
 * each mail are held against it just before it is sent.
 */
export const textsKeptMs = 60_000;

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

const readMaterial = async (
  deps: MaterialDeps,
  { comparisonId: id, kind, occasion }: MaterialWanted,
): Promise<MailMaterial> => {
  const { comparisons } = deps;
  const comparison = await comparisons.loadComparison(id);
  const { from, to } = comparison;
  const isPreliminary = occasion === id;
  const context = isPreliminary
    ? null
    : ((await comparisons.getContext(to.series, to.edition, to.country.code)) ?? null);
  const ranked = rankWithinEdition(comparison.topics, kind === "review" ? context : null);
  return {
    from,
    to,
    topics: new Map(ranked.map((topic) => [topic.topic, topic])),
    selectable: selectableOf(comparison),
    quoted: quotedPassages(comparison),
    context,
    supplement: !isPreliminary && (await isSupplement(deps, occasion)),
  };
};

const readTexts = async ({ versions }: MaterialDeps, { from, to, quoted }: MailMaterial): Promise<QuotedTexts> => {
  const reports = [
    await versions.loadReport(from.id, from.contentHash),
    await versions.loadReport(to.id, to.contentHash),
  ];
  return new Map(
    reports.flatMap(({ passages }) =>
      passages.filter(({ id }) => quoted.has(id)).map(({ id, text }): [string, string] => [id, text]),
    ),
  );
};

/** Keeps what was read last, each for a time; what could not be read is read anew the next time. */
const keeping = <Value>({ clock }: MaterialDeps, keptMs: number) => {
  const kept = new Map<string, { readonly readAt: number; readonly value: Promise<Value> }>();
  return (key: string, read: () => Promise<Value>): Promise<Value> => {
    const now = clock.now().getTime();
    const known = kept.get(key);
    if (known && now - known.readAt < keptMs) return known.value;
    const value = read();
    kept.delete(key);
    kept.set(key, { readAt: now, value });
    value.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return value;
  };
};

/**
 * Open the reader of what mails need: comparisons, and the stored text that their quotations are held against.
 *
 * @returns loads throw StoreError `STORE_MISSING` where the comparison or a parse is not in the store
 */
export const openMailReader = (deps: MaterialDeps): MailReader => {
  const materials = keeping<MailMaterial>(deps, comparisonKeptMs);
  const texts = keeping<QuotedTexts>(deps, textsKeptMs);
  return {
    loadMaterial: (wanted) => materials(`${wanted.comparisonId} ${wanted.occasion}`, () => readMaterial(deps, wanted)),
    loadTexts: (material) => texts(comparisonId(material.from, material.to), () => readTexts(deps, material)),
  };
};
