import { html } from "hono/html";
import type { CitedPassage, PassageGroup } from "#shared/comparison/comparison.ts";
import { topicName } from "#shared/topic/topics.ts";
import type { EditionNames } from "#web/edition-names.ts";
import { markPassage } from "#web/mark-passage.ts";
import type { Markup } from "#web/markup.ts";
import { passageAnchor, passageNumber } from "#web/passage-links.ts";
import { groupWords } from "#web/plain-words.ts";
import { renderRuns } from "#web/render-runs.ts";

type SideName = "from" | "to";

/** Whether both sides are one passage of the same letters, so that it is shown once for both. */
export const isSameText = (group: PassageGroup): boolean =>
  group.kind === "unchanged" &&
  group.from.length === 1 &&
  group.to.length === 1 &&
  group.from[0]?.text === group.to[0]?.text;

/** Where a passage stands: its headings, and its topic where that is not the block's own. */
const placeOf = (passage: CitedPassage, topic: string | null): string => {
  const path = passage.path.join(" › ");
  return passage.topic && passage.topic !== topic ? `${path} (topic: ${topicName(passage.topic)})` : path;
};

const renderText = (passage: CitedPassage, side: SideName, name: string, group: PassageGroup): Markup[] =>
  group.kind === "added" || group.kind === "removed"
    ? [html`${passage.text}`]
    : renderRuns(markPassage(passage, side, group.sentences), side, name);

const renderNumber = (passage: CitedPassage, side: SideName, name: string): Markup =>
  html`<a class="number" href="#${passageAnchor(passage.id, side)}" aria-label="${name} ${passageNumber(passage.id)}, link to this passage">${name} ${passageNumber(passage.id)}</a>`;

const renderPassage = (
  passage: CitedPassage,
  side: SideName,
  name: string,
  group: PassageGroup,
  topic: string | null,
): Markup => html`
<div class="passage" id="${passageAnchor(passage.id, side)}">
<p class="place">${renderNumber(passage, side, name)} ${placeOf(passage, topic)}</p>
<p class="report-text">${renderText(passage, side, name, group)}</p>
</div>`;

const renderSide = (group: PassageGroup, side: SideName, names: EditionNames, topic: string | null): Markup => {
  const name = names[side];
  if (group[side].length === 0)
    return html`<td role="cell" class="absent"><p><span class="side">${name}:</span> no matching passage was found.</p></td>`;
  return html`<td role="cell" class="${side}">${group[side].map((p) => renderPassage(p, side, name, group, topic))}</td>`;
};

/** Label of a group: what became of it and whether it moved. */
export const renderLabel = (group: PassageGroup): Markup =>
  html`<span class="tag ${group.kind}">${groupWords(group)}</span>${group.moved && html` <span class="tag moved">Moved</span>`}`;

/** Render a group of passages as one row: what became of it, the earlier text, the later text with the words marked. */
export const renderGroupRow = (group: PassageGroup, names: EditionNames, topic: string | null): Markup => html`
<tr role="row" class="${group.kind}">
<th scope="row" role="rowheader">${renderLabel(group)}</th>
${renderSide(group, "from", names, topic)}${renderSide(group, "to", names, topic)}
</tr>`;

const renderSame = (group: PassageGroup, names: EditionNames, topic: string | null): Markup => {
  const [from, to] = [group.from[0], group.to[0]];
  if (!from || !to) return html``;
  return html`<div class="passage same" id="${passageAnchor(to.id, "to")}"><div id="${passageAnchor(from.id, "from")}">
${group.moved && html`<p class="tags"><span class="tag moved">Moved</span></p>`}
<p class="place">${renderNumber(from, "from", names.from)} ${placeOf(from, topic)}</p>
<p class="place">${renderNumber(to, "to", names.to)} ${placeOf(to, topic)}</p>
<p class="report-text">${to.text}</p>
</div></div>`;
};

/** Render a run of groups whose text is the same in both versions: folded, each text once for both sides. */
export const renderSameRow = (groups: readonly PassageGroup[], names: EditionNames, topic: string | null): Markup => {
  const moved = groups.filter((group) => group.moved).length;
  const count = groups.length === 1 ? "1 passage" : `${groups.length} passages`;
  return html`
<tr role="row" class="unchanged">
<th scope="row" role="rowheader"><span class="tag unchanged">Unchanged</span></th>
<td role="cell" colspan="2"><details class="fold"><summary>${count} with the same words in both texts${moved > 0 && (groups.length === 1 ? ", moved" : `, ${moved} of them moved`)}</summary>
${groups.map((group) => renderSame(group, names, topic))}
</details></td>
</tr>`;
};
