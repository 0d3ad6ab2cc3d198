import { html } from "hono/html";
import { identifyCountry } from "#shared/country/country-identity.ts";
import { isRegionId, type RegionId, regionName } from "#shared/country/regions.ts";
import { isTopicGroup, topicGroupName, topicsIn } from "#shared/topic/topic-groups.ts";
import { type TopicGroup, topicGroups, topicName } from "#shared/topic/topics.ts";
import type { Choice } from "#web/choice.ts";
import type { Markup } from "#web/markup.ts";
import { countOf } from "#web/plain-numbers.ts";

/** A country that can be chosen. */
export interface CountryOption {
  readonly code: string;
  readonly name: string;
}

/** What the form offers beside the topics, which are always the same. */
export interface ChoiceOptions {
  readonly regions: readonly { readonly id: RegionId; readonly countries: readonly CountryOption[] }[];
  /** Countries that answer the search; null where nothing was looked for. */
  readonly found: readonly CountryOption[] | null;
}

/** Levels of significance that the form offers, as shares of what a whole country's review lists were measured on six countries. */
const levels: readonly (readonly [value: string, words: string])[] = [
  ["0", "Every change"],
  ["0.5", "The more significant changes (about a third of them)"],
  ["0.7", "The most significant changes (about a tenth of them)"],
];

const frequencies: readonly (readonly [value: string, words: string, hint: string])[] = [
  [
    "release",
    "When a release is complete",
    "One mail that says all, with what changed in nearly every report said apart.",
  ],
  ["arrival", "As each report arrives", "Sooner, and preliminary: what changed in the whole edition is not known yet."],
  ["daily", "Once a day at most", ""],
  ["weekly", "Once a week at most", ""],
  ["monthly", "Once a month at most", ""],
];

const box = (name: string, value: string, words: string, isChosen: boolean): Markup =>
  html`<label class="box"><input type="checkbox" name="${name}" value="${value}"${isChosen ? html` checked` : ""}> <span>${words}</span></label>`;

const radio = (name: string, value: string, words: string, hint: string, isChosen: boolean): Markup => {
  const id = `${name}-${value.replace(".", "-")}`;
  return html`<div class="radio"><input type="radio" id="${id}" name="${name}" value="${value}"${isChosen ? html` checked` : ""}${hint ? html` aria-describedby="${id}-hint"` : ""}>
<div><label for="${id}">${words}</label>${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}</div></div>`;
};

const placeName = (place: string) =>
  place === "all" ? "All countries" : isRegionId(place) ? regionName(place) : (identifyCountry(place)?.name ?? place);

/** Chosen and found countries stand on top, so that they are seen without opening a region; each box stands once. */
const renderFound = (choice: Choice, { found }: ChoiceOptions): Markup => {
  const chosen = choice.countries.map((place) => ({ code: place, name: placeName(place) }));
  const others = (found ?? []).filter(({ code }) => !choice.countries.includes(code));
  return html`${
    chosen.length > 0 &&
    html`<div class="boxes" role="group" aria-label="Chosen so far">${chosen.map(({ code, name }) => box("country", code, name, true))}</div>`
  }${
    found !== null &&
    html`<p role="status">${found.length === 0 ? html`No country or area is known as “${choice.find}”.` : html`${countOf(found.length, "country or area", "countries and areas")} found for “${choice.find}”.`}</p>`
  }${
    others.length > 0 &&
    html`<div class="boxes" role="group" aria-label="Found">${others.map(({ code, name }) => box("country", code, name, false))}</div>`
  }`;
};

const renderRegion = (region: ChoiceOptions["regions"][number], shown: ReadonlySet<string>): Markup => {
  const left = region.countries.filter(({ code }) => !shown.has(code));
  return html`<details class="group"><summary>${regionName(region.id)} <span class="quiet">${countOf(region.countries.length, "country or area", "countries and areas")}</span></summary>
<div class="boxes">${!shown.has(region.id) && box("country", region.id, `All of ${regionName(region.id)}`, false)}${left.map(({ code, name }) => box("country", code, name, false))}</div>
</details>`;
};

const renderCountries = (choice: Choice, options: ChoiceOptions, search: string): Markup => {
  const shown = new Set([...choice.countries, ...(options.found ?? []).map(({ code }) => code)]);
  return html`<fieldset><legend>Countries</legend>
<p class="search"><label for="find">Find a country by any of its names</label>
<span class="row"><input type="search" id="find" name="find" value="${choice.find}" autocomplete="off" maxlength="100">
<button class="second" type="submit" formaction="${search}">Search</button></span></p>
${renderFound(choice, options)}
${!shown.has("all") && box("country", "all", "All countries", false)}
<h3>By region</h3>
${options.regions.map((region) => renderRegion(region, shown))}
</fieldset>`;
};

const renderGroup = (choice: Choice, group: TopicGroup): Markup => {
  const topics = topicsIn(group);
  const isOpen = choice.topics.includes(group) || topics.some((topic) => choice.topics.includes(topic));
  return html`<details class="group"${isOpen ? html` open` : ""}><summary>${topicGroupName(group)} <span class="quiet">${countOf(topics.length, "topic")}</span></summary>
<div class="boxes">${topics.length > 1 && box("topic", group, `All of “${topicGroupName(group)}”`, choice.topics.includes(group))}${topics.map((topic) => box("topic", topic, topicName(topic), choice.topics.includes(topic)))}</div>
</details>`;
};

const renderTopics = (choice: Choice): Markup =>
  html`<fieldset><legend>Topics</legend>
${box("topic", "all", "All topics", choice.topics.includes("all"))}
${topicGroups.filter(isTopicGroup).map((group) => renderGroup(choice, group))}
</fieldset>`;

const renderNarrowing = (choice: Choice): Markup =>
  html`<fieldset><legend>Which changes</legend>
${levels.map(([value, words]) => radio("least", value, words, "", Number(choice.least) === Number(value)))}
${
  !levels.some(([value]) => Number(value) === Number(choice.least)) &&
  radio("least", choice.least, `Significance ${choice.least} or more`, "", true)
}
<p><label for="phrases">Only text that mentions one of these phrases <span class="quiet">(optional)</span></label>
<textarea id="phrases" name="phrases" rows="3" aria-describedby="phrases-hint">${choice.phrases.join("\n")}</textarea>
<span class="hint" id="phrases-hint">One a line, such as a people, a place or “union leader”. Case does not count; endings may follow. Without any, you hear of all changes.</span></p>
</fieldset>`;

const renderFrequency = (choice: Choice): Markup =>
  html`<fieldset><legend>How often</legend>
${frequencies.map(([value, words, hint]) => radio("frequency", value, words, hint, choice.frequency === value))}
${box("nothing", "yes", "Also write to me when a release changed nothing of this", choice.tellOfNothing)}
</fieldset>
<p><label for="note">A note to yourself, shown in each mail <span class="quiet">(optional)</span></label>
<input type="text" id="note" name="note" value="${choice.note}" maxlength="300" autocomplete="off"></p>`;

/**
 * Render the form on which a person chooses what to follow. It asks with GET and changes nothing; what is chosen stands in
 * the address, so that a search, a step back and a link to a choice all work without a script.
 *
 * @param form.search - where a search goes: the form's own address
 * @param form.action - where the whole choice goes
 * @param form.hidden - fields that go along
 * @param form.lacks - what the choice still lacks, in whole sentences
 */
export const renderChoiceForm = (form: {
  readonly search: string;
  readonly action: string;
  readonly choice: Choice;
  readonly options: ChoiceOptions;
  readonly hidden?: readonly (readonly [name: string, value: string])[];
  readonly lacks?: readonly string[];
  readonly submit: string;
}): Markup =>
  html`${
    form.lacks &&
    form.lacks.length > 0 &&
    html`<div class="notice" role="alert"><p>Something is still open:</p><ul>${form.lacks.map((lack) => html`<li>${lack}</li>`)}</ul></div>`
  }<form method="get" action="${form.action}" class="choice">
${form.hidden?.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${renderCountries(form.choice, form.options, form.search)}
${renderTopics(form.choice)}
${renderNarrowing(form.choice)}
${renderFrequency(form.choice)}
<p><button type="submit">${form.submit}</button></p>
</form>`;
