import { alignPassages } from "#shared/comparison/align-passages.ts";
import { forgetTexts } from "#shared/comparison/by-text.ts";
import { checkQuotations } from "#shared/comparison/check-quotations.ts";
import { comparePairs } from "#shared/comparison/compare-pairs.ts";
import type { ComparedGroup, ComparedText } from "#shared/comparison/compared-text.ts";
import type { CitedPassage, Comparison, PassageGroup, TopicComparison } from "#shared/comparison/comparison.ts";
import { countPassageWords, noWords, sumWords } from "#shared/comparison/count-words.ts";
import { DifferentCountriesError, ReversedVersionsError, SameVersionError } from "#shared/comparison/errors.ts";
import { findChanges } from "#shared/comparison/find-changes.ts";
import { judgeGroups } from "#shared/comparison/judge-groups.ts";
import { groupsByTopic, judgeTopic, traceMoves } from "#shared/comparison/judge-topic.ts";
import { pairIssues } from "#shared/comparison/pair-issues.ts";
import type { Passage, Report } from "#shared/report/report.ts";
import { summarizeTopics } from "#shared/summary/summarize-topics.ts";
import { type TopicId, topicIds } from "#shared/topic/topics.ts";

/**
 * Compare two versions of one country's report.
 *
 * Passages are aligned by their words wherever they stand; words are diffed inside aligned sentences only; what changed is
 * told topic by topic, each change with the exact words. `editionContext` stays null: it needs the other countries.
 *
 * @param from - earlier version; may be of the same edition
 * @param to - later version
 * @returns the same bytes for the same input
 * @throws SameVersionError when both are the same version
 * @throws DifferentCountriesError when they are about two countries, or of two series
 * @throws ReversedVersionsError when `to` is of an earlier edition
 * @remarks Pure.
 * @see docs/comparison.md
 */
export function compareVersions(from: Report, to: Report): Comparison {
  checkSides(from, to);
  const alignment = alignPassages(from.passages, to.passages);
  const { pairs, kept, tense } = comparePairs(alignment, from.passages, to.passages);
  const text: ComparedText = { from, to, groups: judgeGroups(alignment, pairs, from, to) };
  const sides = {
    from: { passages: from.passages, counts: countPassageWords(alignment.tapes.from, kept.from) },
    to: { passages: to.passages, counts: countPassageWords(alignment.tapes.to, kept.to) },
  };
  const issues = pairIssues(text);
  const sums = sumWords(sides.from, sides.to);
  const wordsOf = (topic: TopicId) => sums.ofTopic.get(topic) ?? noWords;
  const changes = findChanges(text, issues, wordsOf);
  const groupsOf = groupsByTopic(text.groups);
  const topics = topicIds.flatMap((topic): Omit<TopicComparison, "summary">[] => {
    const words = wordsOf(topic);
    const own = changes.get(topic) ?? [];
    if (words.from + words.to + own.length === 0) return [];
    const verdict = words.from + words.to === 0 ? "unchanged" : judgeTopic(topic, words, groupsOf(topic));
    return [{ topic, verdict, words, ...traceMoves(topic, groupsOf(topic)), changes: own }];
  });
  const comparison: Comparison = {
    schema: "palimpsest/compare@1",
    from: from.version,
    to: to.version,
    words: sums.all,
    tense,
    passages: text.groups.map(writeGroup),
    topics: summarizeTopics(text, topics),
    issues: {
      kept: issues.kept.map((pair) => ({ from: pair.from.text, to: pair.to.text })),
      dropped: issues.dropped.map((item) => item.text),
      added: issues.added.map((item) => item.text),
    },
    editionContext: null,
  };
  assertQuoted(comparison, from, to);
  forgetTexts();
  return comparison;
}

function checkSides(from: Report, to: Report): void {
  const [a, b] = [from.version, to.version];
  if (a.country.code !== b.country.code || a.series !== b.series) throw new DifferentCountriesError(a.id, b.id);
  if (a.id === b.id) throw new SameVersionError(a.id);
  if (b.edition < a.edition) throw new ReversedVersionsError(a.id, b.id);
}

const cite = ({ id, path, topic, text }: Passage): CitedPassage => ({ id, path, topic, text });

function writeGroup({ kind, moved, style, from, to, pairs }: ComparedGroup): PassageGroup {
  return {
    kind,
    moved,
    style,
    from: from.map(cite),
    to: to.map(cite),
    sentences: pairs.map((pair) => ({
      from: pair.from && { passage: pair.from.passage.id, start: pair.from.start, end: pair.from.end },
      to: pair.to && { passage: pair.to.passage.id, start: pair.to.start, end: pair.to.end },
      diff: pair.diff,
    })),
  };
}

/** A quotation that does not match is a defect of this code: nothing may be stored or sent with it. */
function assertQuoted(comparison: Comparison, from: Report, to: Report): void {
  const texts = new Map([...from.passages, ...to.passages].map(({ id, text }) => [id, text]));
  const wrong = checkQuotations(comparison, (id) => texts.get(id))[0];
  if (wrong) throw new TypeError(`quotation does not match ${wrong.passage} at ${wrong.start}-${wrong.end}`);
}
