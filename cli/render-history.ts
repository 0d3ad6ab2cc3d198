import { styleText } from "node:util";
import type { CountryHistory, HistoryStep, PassageHistory } from "#shared/summary/country-history.ts";
import { type TopicId, topicIds, topicName } from "#shared/topic/topics.ts";
import { countOf, plainCount } from "#web/plain-numbers.ts";
import { wrapText } from "./wrap-text.ts";

/** Characters a line. */
const width = 80;

const heading = (text: string): string => styleText("bold", text);

/**
 * Render a country's history for the terminal, 80 characters a line: the editions, then the passages of the newest one by
 * topic, then what earlier ones had.
 *
 * @param topic - of the one topic that is shown; then passages that are gone are listed too, and not only counted
 */
export function renderHistory(history: CountryHistory, topic?: TopicId): string {
  const first = history.editions[0]?.edition ?? 0;
  return [
    renderEditions(history),
    ...renderTopics(history.passages, first),
    renderGone(history, topic !== undefined, first),
  ].join("\n\n");
}

function renderEditions({ country, editions }: CountryHistory): string {
  const row = (...cells: readonly string[]): string => cells.map((cell) => cell.padStart(13)).join("");
  return [
    heading(`${country.name} (${country.code}), passages through ${countOf(editions.length, "edition")}`),
    row("edition", "version", "passages", "first seen", "seen last"),
    ...editions.map((one, at) =>
      row(
        String(one.edition),
        one.version,
        plainCount(one.passages),
        at === 0 ? "(all)" : plainCount(one.first),
        at === editions.length - 1 ? "–" : plainCount(one.last),
      ),
    ),
    wrapText(
      `“First seen” in ${editions[0]?.edition ?? "the first edition"} means then or earlier: the store has nothing before it. A passage carries on the one before that shares most of its words, a quarter of them or more, wherever that stood. That a passage is no longer there is not evidence of improvement.`,
      width,
    ),
  ].join("\n");
}

function* renderTopics(passages: readonly PassageHistory[], first: number): Generator<string> {
  for (const topic of [...topicIds, null]) {
    const own = passages.filter(({ passage }) => passage.topic === topic);
    if (own.length === 0) continue;
    const title = heading(topic ? topicName(topic) : "Text without a topic");
    yield [title, ...own.map((one) => renderPassage(one, first))].join("\n");
  }
}

/** First words of a passage, up to sixty characters, never cut inside a word. */
const opening = (text: string): string =>
  text.length <= 60 ? text : `${text.slice(0, Math.max(text.lastIndexOf(" ", 60), 1))} …`;

function renderPassage({ passage, firstSeen, unchangedSince, steps }: PassageHistory, first: number): string {
  const number = passage.id.replace(/^.*#/, "");
  const since = firstSeen === first ? `${firstSeen} or earlier` : String(firstSeen);
  const last = steps.at(-1)?.edition;
  const same = unchangedSince < (last ?? 0) ? `; word for word since ${unchangedSince}` : "";
  const fared = tellSteps(steps);
  return [
    wrapText(`${number} “${opening(passage.text)}”`, width, "  "),
    wrapText(`since ${since}${same}${fared ? `; ${fared}` : ""}`, width, "      "),
  ].join("\n");
}

/** "edited (words kept) 2018 (34 of 60), 2021 (…)", "moved 2024"; what stayed as it was is not told. */
function tellSteps(steps: readonly HistoryStep[]): string {
  const list = (label: string, own: readonly string[]): string[] =>
    own.length > 0 ? [`${label} ${own.join(", ")}`] : [];
  const edited = steps.filter(({ change }) => change === "edited");
  return [
    ...list(
      "edited (words kept)",
      edited.map(({ edition, kept, words }) => `${edition} (${plainCount(kept)} of ${plainCount(words)})`),
    ),
    ...list(
      "style only",
      steps.filter(({ change }) => change === "style").map(({ edition }) => String(edition)),
    ),
    ...list(
      "moved",
      steps.filter(({ moved }) => moved).map(({ edition }) => String(edition)),
    ),
  ].join("; ");
}

function renderGone({ gone, editions }: CountryHistory, isListed: boolean, first: number): string {
  const lines = editions.slice(0, -1).flatMap(({ edition, passages }) => {
    const own = gone.filter(({ lastSeen }) => lastSeen === edition);
    const of = isListed ? "" : ` of ${plainCount(passages)}`;
    const head = `  last seen in ${edition}: ${plainCount(own.length)}${of} passages`;
    return isListed && own.length > 0 ? [head, ...own.map((one) => renderPassage(one, first))] : [head];
  });
  const title = heading("No longer in the report");
  const hint = isListed || gone.length === 0 ? [] : ["  (--topic ID lists them, --json gives all)"];
  return [title, ...lines, ...hint].join("\n");
}
