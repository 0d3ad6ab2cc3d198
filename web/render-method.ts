import { html } from "hono/html";
import type { EditionNames } from "#web/edition-names.ts";
import type { Markup } from "#web/markup.ts";

/** Render how the page was made and what its words mean. */
export const renderMethod = (names: EditionNames): Markup => html`
<section aria-labelledby="method" class="method">
<h2 id="method">How this was made, and what it cannot say</h2>
<ul>
<li>Sentences are paired by their words, wherever they stand; headings only break ties. Inside a pair, words that are only
in ${names.from} are <del>struck through</del> and words that are only in ${names.to} are <ins>underlined</ins>.</li>
<li>Each quotation is the publisher’s text, letter for letter up to white space, and was checked against the stored text.
A number such as p37 names a passage of one version and always means the same words; cite it with its version, whose id
and hash stand at the top.</li>
<li>“Words carried over” are words inside paired sentences that the word comparison leaves equal.</li>
<li>The order of changes is a judgement made by rules; every change is shown, whatever its place.</li>
<li>Absence of reporting is not evidence of improvement. A cut made throughout an edition is the edition’s, not the
country’s. Figures can differ because their period or their source differs; both are shown and nothing is concluded.</li>
<li>Pairing can err: a passage shown as dropped and another shown as added may be one passage rewritten. Read both.</li>
</ul>
<dl class="words-list">
<dt>Unchanged</dt><dd>Nothing but style changed: inflection, spelling, punctuation, a change of tense throughout.</dd>
<dt>Reworded</dt><dd>The words changed; the length stayed near.</dd>
<dt>Shortened, expanded</dt><dd>The longer text has at least a quarter more words than the shorter.</dd>
<dt>Moved</dt><dd>Most of it stands under another heading or topic and little else changed.</dd>
<dt>No text in …</dt><dd>One of the two versions has no words on the topic.</dd>
</dl>
</section>`;
