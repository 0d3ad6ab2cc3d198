import { styleText } from "node:util";
import type { CountryView, EditionView, PlacedShare, TopicAgainst } from "#shared/summary/edition-view.ts";
import { topicName } from "#shared/topic/topics.ts";
import { countOf, plainCount, plainShare } from "#web/plain-numbers.ts";
import { verdictWords } from "#web/plain-words.ts";
import { wrapText } from "./wrap-text.ts";

/** Characters a line. */
const width = 80;

/** Countries that a list names. */
const shown = 10;

const heading = (text: string): string => styleText("bold", text);
const bullet = (text: string): string => wrapText(`- ${text}`, width, "    ").replace(/^ {4}/, "  ");

/**
 * Render an edition's view for the terminal, 80 characters a line: what most reports share, topic by topic, then the
 * countries that stand out. Every share has its counts beside it.
 */
export function renderEdition(view: EditionView): string {
  const parts = [renderHead(view), renderEffects(view), renderTopics(view), ...renderLists(view)];
  return parts.filter((part) => part !== "").join("\n\n");
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

function renderHead({ edition, of, words, medians, unpaired, passages }: EditionView): string {
  const sentences = [
    `${countOf(of, "country", "countries")} compared: ${plainCount(words.from)} words before, ${plainCount(words.to)} in ${edition}. ${plainShare(words.carriedFrom, words.from)} of the earlier words are kept (${plainCount(words.carriedFrom)}).`,
    ...(medians
      ? [
          `In the middle report ${percent(medians.kept)} of the earlier words are kept, and the report of ${edition} has ${percent(medians.length)} of the earlier one’s words.`,
        ]
      : []),
    `Of ${plainCount(passages.inBoth)} groups of passages that stand in both, ${plainCount(passages.unchanged)} are unchanged and ${plainCount(passages.styleOnly)} changed in style alone.`,
    ...(unpaired.length > 0
      ? [
          `In no count, with a report on one side only: ${unpaired.map((one) => `${one.country.name} (${one.edition})`).join(", ")}.`,
        ]
      : []),
    "What happened to nearly every report is the edition’s, not a country’s. That a report says nothing is not evidence of improvement.",
  ];
  return [
    heading(`Edition ${edition} beside the edition before`),
    ...sentences.map((one) => wrapText(one, width)),
  ].join("\n");
}

/** Share of the reports from which a change of tense is told as the edition's. */
const nearlyAll = 0.9;

/** With fewer countries nothing is called an effect of the edition. */
const leastCountries = 20;

function renderEffects({ effects, edition, of, countries }: EditionView): string {
  const names = { from: "the edition before", to: String(edition) };
  const shifts = (["to-past", "to-present"] as const).flatMap((tense) => {
    const own = countries.filter((one) => one.tense === tense);
    const share = `${plainCount(own.length)} of ${plainCount(of)} reports (${plainShare(own.length, of)})`;
    const name = tense === "to-past" ? "past" : "present";
    return own.length === 0
      ? []
      : [{ own, share, name, isEffect: of >= leastCountries && own.length >= nearlyAll * of }];
  });
  const shared = [
    ...effects.map(
      (one) =>
        `${topicName(one.topic)}: ${verdictWords(one.verdict, names).toLowerCase()} in ${plainCount(one.countries)} of ${plainCount(one.of)} reports (${plainShare(one.countries, one.of)})`,
    ),
    ...shifts
      .filter(({ isEffect }) => isEffect)
      .map(
        ({ share, name }) =>
          `The whole text shifts to the ${name} tense in ${share}: a change of tense alone is style there, and no change of any country’s.`,
      ),
  ];
  const none =
    of < leastCountries
      ? `With fewer than ${leastCountries} countries nothing is called an effect of the edition.`
      : "Nothing.";
  const single = shifts
    .filter(({ isEffect }) => !isEffect)
    .map(
      ({ share, name, own }) =>
        `The whole text shifts to the ${name} tense in ${share}: ${own.map(nameOf).join(", ")}. A change of tense alone is style there.`,
    );
  return [
    heading("In nearly every report (nine of ten or more)"),
    ...(shared.length > 0 ? shared : [none]).map(bullet),
    ...single.map((line) => wrapText(line, width)),
  ].join("\n");
}

function renderTopics({ topics, edition, of }: EditionView): string {
  const row = (name: string, ...cells: readonly (string | number)[]): string =>
    name.padEnd(42) + cells.map((cell, at) => String(cell).padStart(at === 0 ? 8 : 6)).join("");
  return [
    heading(`Reports with text on each topic, of ${plainCount(of)}, and in how many it is`),
    row("", "before", edition, "gone", "new", "less", "same"),
    ...topics.map(({ topic, from, to, verdicts }) =>
      row(
        topicName(topic),
        from,
        to,
        verdicts.gone ?? 0,
        verdicts.new ?? 0,
        verdicts.shortened ?? 0,
        verdicts.unchanged ?? 0,
      ),
    ),
    "(less = shortened, same = unchanged; the rest is reworded, expanded or moved)",
  ].join("\n");
}

const nameOf = ({ country }: CountryView): string => `${country.name} (${country.code})`;

const placeOf = ({ percentile }: PlacedShare): string =>
  percentile === null ? "" : `, above ${percent(percentile)} of the countries`;

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : [heading(title), ...lines.slice(0, shown).map(bullet), ...more(lines.length)].join("\n");

const more = (count: number): string[] =>
  count > shown ? [`  and ${plainCount(count - shown)} more (--json gives all)`] : [];

const againstOf = (topics: readonly TopicAgainst[]): string =>
  topics.map(({ topic, countries, of }) => `${topicName(topic)} (${countries} of ${of})`).join(", ");

const byShare = (share: (one: CountryView) => PlacedShare, direction: 1 | -1) => (a: CountryView, b: CountryView) =>
  direction * (ratio(share(a)) - ratio(share(b)));

const ratio = ({ count, of }: PlacedShare): number => (of > 0 ? count / of : 0);

/** The countries that stand out, list by list; ties stand in the order of the codes. */
function renderLists({ countries, edition }: EditionView): string[] {
  const keptLine = (one: CountryView): string =>
    `${nameOf(one)}: ${plainShare(one.kept.count, one.kept.of)} (${plainCount(one.kept.count)} of ${plainCount(one.kept.of)} words)${placeOf(one.kept)}${one.fromEdition === edition - 1 ? "" : `; compared with ${one.fromEdition}`}`;
  const kept = countries.filter(({ kept: { of } }) => of > 0);
  const net = ({ issues }: CountryView): number => (issues ? issues.to - issues.from : 0);
  const issueLine = (one: CountryView): string =>
    `${nameOf(one)}: ${countOf(one.issues?.from ?? 0, "item")}, then ${plainCount(one.issues?.to ?? 0)} (${plainCount(one.issues?.dropped ?? 0)} dropped, ${plainCount(one.issues?.added ?? 0)} added)`;
  const topicLine = (which: "gone" | "new") => (one: CountryView) => `${nameOf(one)}: ${againstOf(one[which])}`;
  const most = (which: "gone" | "new"): CountryView[] =>
    countries.filter((one) => one[which].length > 0).sort((a, b) => b[which].length - a[which].length);
  const share = (one: CountryView): PlacedShare => one.kept;
  return [
    list("Least of the earlier words kept", kept.toSorted(byShare(share, 1)).slice(0, shown).map(keptLine)),
    list("Most of the earlier words kept", kept.toSorted(byShare(share, -1)).slice(0, shown).map(keptLine)),
    list(
      "Topics gone that most others kept (gone in so many of those that had them)",
      most("gone").map(topicLine("gone")),
    ),
    list(
      "Topics new that most others did not gain (new in so many of those without)",
      most("new").map(topicLine("new")),
    ),
    list(
      "Issue lists that shrank most",
      countries
        .filter((one) => net(one) < 0)
        .sort((a, b) => net(a) - net(b))
        .map(issueLine),
    ),
    list(
      "Issue lists that grew",
      countries
        .filter((one) => net(one) > 0)
        .sort((a, b) => net(b) - net(a))
        .map(issueLine),
    ),
  ];
}
