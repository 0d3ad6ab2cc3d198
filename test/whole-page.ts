import { load } from "cheerio";
import { changeAnchor } from "#shared/comparison/change-anchor.ts";
import type { Comparison } from "#shared/comparison/comparison.ts";

/** Passages and quotations that a review page does not carry letter for letter, once and at their anchors. */
export const findMissing = (comparison: Comparison, page: string): string[] => {
  const $ = load(page);
  const missing: string[] = [];
  // One walk over the page: a selector for each passage would walk it again every time.
  const anchors = new Map(
    $("[id]")
      .toArray()
      .map((element) => [$(element).attr("id"), $(element)] as const),
  );
  const numberOf = (id: string): string => id.slice(id.indexOf("#") + 1);
  for (const group of comparison.passages) {
    for (const [side, prefix] of [
      ["from", "from-"],
      ["to", ""],
    ] as const) {
      for (const { id, text } of group[side]) {
        const found = anchors.get(`${prefix}${numberOf(id)}`)?.find(".report-text");
        if (found?.length !== 1 || found.text() !== text) missing.push(id);
      }
    }
  }
  for (const change of comparison.topics.flatMap((topic) => topic.changes)) {
    const { rank, from, to, headline } = change;
    const card = anchors.get(changeAnchor(change));
    const quotes = card?.find("blockquote p").toArray() ?? [];
    const wanted = [from?.quote, to?.quote].filter((quote) => quote !== undefined);
    const shown = quotes.map((element) => $(element).text());
    if (shown.join("\n") !== wanted.join("\n") || card?.find(".headline").text() !== headline)
      missing.push(`change ${rank}`);
  }
  const shown = $(".report-text").length;
  const same = comparison.passages.filter(
    (g) => g.kind === "unchanged" && g.from.length === 1 && g.to.length === 1 && g.from[0]?.text === g.to[0]?.text,
  );
  const passages = comparison.passages.reduce((sum, group) => sum + group.from.length + group.to.length, 0);
  if (shown !== passages - same.length) missing.push(`${shown} passages are shown, ${passages - same.length} expected`);
  return missing;
};
