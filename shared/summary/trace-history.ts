import type { CitedPassage, Comparison, PassageGroup, SentencePair } from "#shared/comparison/comparison.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import type { CountryHistory, HistoryStep, PassageHistory } from "./country-history.ts";

/** One edition's text. */
export interface HistoryEdition {
  readonly version: VersionHead;
  /** In reading order. */
  readonly passages: readonly CitedPassage[];
}

/**
 * Share of its words that a passage must have in common with one of the edition before to carry it on, and share of an
 * earlier passage's words that must still stand for it to survive. A stock sentence alone does not make a passage old.
 */
const carriedShare = 0.25;

/** How a passage answers one of the edition before. */
interface Link {
  readonly from: CitedPassage;
  readonly to: CitedPassage;
  readonly group: PassageGroup;
  readonly kept: number;
}

/**
 * Follow every passage of a country through the editions.
 *
 * Consecutive editions are compared once each, and their alignments chained: a passage goes back to the one before it that
 * shares most of its words, wherever that stood. A passage made of several keeps the history of the largest part.
 *
 * @param editions - oldest first, one version an edition, at least one
 * @param comparisons - one for each two neighbours of `editions`, in their order
 * @throws TypeError where the comparisons are not those of the neighbours
 * @remarks Pure. Linear in the passages of all editions.
 */
export function traceHistory(
  editions: readonly HistoryEdition[],
  comparisons: readonly Pick<Comparison, "from" | "to" | "passages">[],
): CountryHistory {
  checkChain(editions, comparisons);
  const [newest] = editions.slice(-1);
  if (!newest) throw new TypeError("expected at least one edition");
  const counts: CountryHistory["editions"] = [];
  const gone: PassageHistory[] = [];
  let histories = new Map<string, readonly HistoryStep[]>();
  for (const [at, edition] of editions.entries()) {
    const links = linkPassages(comparisons[at - 1]?.passages ?? []);
    const next = linkPassages(comparisons[at]?.passages ?? []);
    const before = histories;
    histories = new Map(edition.passages.map((passage) => [passage.id, stepsOf(passage, edition, links, before)]));
    const lost = at === editions.length - 1 ? [] : edition.passages.filter(({ id }) => !survives(id, next));
    gone.push(...lost.map((passage) => describe(passage, histories.get(passage.id) ?? [])));
    counts.push({
      edition: edition.version.edition,
      version: edition.version.id,
      passages: edition.passages.length,
      first: [...histories.values()].filter((steps) => steps.length === 1).length,
      last: lost.length,
    });
  }
  return {
    schema: "palimpsest/history@1",
    series: newest.version.series,
    country: newest.version.country,
    editions: counts,
    passages: newest.passages.map((passage) => describe(passage, histories.get(passage.id) ?? [])),
    gone,
  };
}

function checkChain(
  editions: readonly HistoryEdition[],
  comparisons: readonly Pick<Comparison, "from" | "to">[],
): void {
  const fits = comparisons.every(
    ({ from, to }, at) => from.id === editions[at]?.version.id && to.id === editions[at + 1]?.version.id,
  );
  if (!fits || comparisons.length !== Math.max(editions.length - 1, 0)) {
    throw new TypeError("expected one comparison for each two neighbouring editions, in their order");
  }
}

/** Of every pair of passages that sentences tie together, the words that both have. */
function linkPassages(groups: readonly PassageGroup[]): Link[] {
  return groups.flatMap((group) => {
    const kept = new Map<string, { from: string; to: string; words: number }>();
    for (const { from, to, diff } of group.sentences) {
      if (!from || !to) continue;
      const key = `${from.passage} ${to.passage}`;
      const words = (kept.get(key)?.words ?? 0) + equalWords(diff);
      kept.set(key, { from: from.passage, to: to.passage, words });
    }
    return [...kept.values()].flatMap((pair): Link[] => {
      const from = group.from.find(({ id }) => id === pair.from);
      const to = group.to.find(({ id }) => id === pair.to);
      return from && to ? [{ from, to, group, kept: pair.words }] : [];
    });
  });
}

const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0;

const equalWords = (diff: SentencePair["diff"]): number =>
  diff.reduce((sum, [sign, text]) => (sign === "=" ? sum + (text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0) : sum), 0);

const isCarried = (kept: number, passage: CitedPassage): boolean => kept >= carriedShare * countWords(passage.text);

const survives = (id: string, links: readonly Link[]): boolean => {
  const own = links.filter(({ from }) => from.id === id);
  const [first] = own;
  return (
    first !== undefined &&
    isCarried(
      own.reduce((sum, { kept }) => sum + kept, 0),
      first.from,
    )
  );
};

/** The steps of the passage that this one carries on, and this one's own. */
function stepsOf(
  passage: CitedPassage,
  { version: { edition } }: HistoryEdition,
  links: readonly Link[],
  before: ReadonlyMap<string, readonly HistoryStep[]>,
): HistoryStep[] {
  const [best] = links.filter(({ to }) => to.id === passage.id).sort((a, b) => b.kept - a.kept);
  const words = countWords(passage.text);
  const base = { edition, passage: passage.id, words };
  if (!best || !isCarried(best.kept, passage)) return [{ ...base, change: "first", moved: false, kept: 0 }];
  const { from, group } = best;
  const change = from.text === passage.text ? "unchanged" : group.style ? "style" : "edited";
  const step: HistoryStep = { ...base, change, moved: group.moved, kept: Math.min(best.kept, words) };
  return [...(before.get(from.id) ?? []), step];
}

function describe(passage: CitedPassage, steps: readonly HistoryStep[]): PassageHistory {
  const since = (isSame: (step: HistoryStep) => boolean): number => {
    const at = steps.findLastIndex((step) => !isSame(step));
    return steps[Math.max(at, 0)]?.edition ?? 0;
  };
  const { id, path, topic, text } = passage;
  return {
    passage: { id, path, topic, text },
    firstSeen: steps[0]?.edition ?? 0,
    lastSeen: steps.at(-1)?.edition ?? 0,
    unchangedSince: since(({ change }) => change === "unchanged"),
    stableSince: since(({ change }) => change === "unchanged" || change === "style"),
    steps: [...steps],
  };
}
