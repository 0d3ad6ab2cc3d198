import { originalAddress } from "#shared/country/report-address.ts";
import type { Passage } from "#shared/report/report.ts";
import type { PageLink } from "#shared/source/source-page.ts";

/** What a passage is that covers nothing by itself. */
export type NoCoverage = NonNullable<Passage["coverage"]>;

/** What is marked on a passage. */
export interface CoverageMark {
  readonly coverage?: NoCoverage;
  /** Addresses that a pointer names, each once, in the order of the text. */
  readonly pointsTo?: string[];
}

/** Characters; a pointer with four addresses has 400. */
const longestPointer = 600;
const printedAddress = /(?:https?:\/\/|\bwww\.)[^\s“”"<>]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S*/gi;
const endOfAddress = /[.,;:)\]]+$/;

const notApplicable = /^\(?(?:not applicable|n\/a)\)?[.:]?$/i;
/** "For more information on …, please also see …"; "please" and "also" in any order. */
const sendsAway = /^(?:for [^.;]{1,200}?,? )?(?:(?:please|also),? )*(?:see|refer to|consult)\b(?:,? also)?/i;
/** "The annual report can be found at …", the address taken out. */
const saysWhere =
  /^.{1,250}\b(?:(?:can|may) be (?:found|read|accessed)|(?:is|are) available)(?: online)? (?:at|on)\s*:?\s*\.?$/i;
/** Within the report itself: "section 7.d.", "Women above", "the women's section". */
const withinReport = /^(?:the )?(?:sub)?sections?\s+\d|\b(?:above|below)[.)]*$|\bsubsection\b/i;

/** One sentence after the other; addresses must be out of the text, and numbers of sections hold full stops too. */
const sentencesOf = (text: string): string[] =>
  text
    .replace(/\bU\.S\./g, "US")
    .split(/(?<=\p{Ll}[.!?][)”"]?|\s[.])\s+(?=["“(]?\p{Lu})/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

const withoutBrackets = (text: string) => /^\((.*)\)\.?$/s.exec(text)?.[1] ?? text;

const kindOfSentence = (sentence: string): "pointer" | "see-section" | undefined => {
  const lead = sendsAway.exec(sentence)?.[0];
  if (lead === undefined) return saysWhere.test(sentence) ? "pointer" : undefined;
  return withinReport.test(sentence.slice(lead.length).trim()) ? "see-section" : "pointer";
};

const kindOf = (text: string): NoCoverage | undefined => {
  if (notApplicable.test(text)) return "not-applicable";
  if (text.length > longestPointer) return undefined;
  const kinds = sentencesOf(withoutBrackets(text.replace(printedAddress, " ").replace(/\s+/g, " ").trim())).map(
    kindOfSentence,
  );
  if (kinds.length === 0 || kinds.includes(undefined)) return undefined;
  return kinds.includes("pointer") ? "pointer" : "see-section";
};

const addressesOf = (text: string, links: readonly PageLink[]): string[] => {
  const linked = links.map((link) => originalAddress(link.address)).filter((address) => address !== null);
  // What a link prints is broken at times ("…/trafficking in-persons-report/"); what it leads to counts.
  const rest = links.reduce((left, { label }) => (label === "" ? left : left.replace(label, " ")), text);
  const printed = (rest.match(printedAddress) ?? []).map((address) => {
    const trimmed = address.replace(endOfAddress, "");
    return /^https?:/i.test(trimmed) ? trimmed : `https://${trimmed}`;
  });
  return [...new Set([...linked, ...printed])];
};

/**
 * Tell whether a passage covers its subject, or only says that there is nothing, or where something is.
 *
 * "Not applicable."; "See section 7.d."; "See the … Report at https://…". All of its sentences must be so: one that tells of
 * anything is coverage.
 *
 * @param runIn - label that the text begins with; it is not looked at
 * @param links - of the paragraph
 * @returns nothing for a passage that covers something
 * @example readCoverage("Birth Registration: See Appendix C.", "Birth Registration") // { coverage: "pointer" }
 */
export const readCoverage = (text: string, runIn: string | null, links: readonly PageLink[] = []): CoverageMark => {
  const own = runIn !== null && text.startsWith(runIn) ? text.slice(runIn.length).replace(/^[\s:.]+/, "") : text;
  const coverage = kindOf(own);
  if (coverage === undefined) return {};
  const pointsTo = coverage === "pointer" ? addressesOf(own, links) : [];
  return { coverage, ...(pointsTo.length > 0 ? { pointsTo } : {}) };
};

/**
 * Tell whether a heading sends its reader to another section: "d. Discrimination (see section 6)".
 *
 * @param label - as printed
 */
export const sendsToSection = (label: string): boolean =>
  /\(\s*see (?:also )?(?:sub)?sections?\s+\d[^)]*\)?/i.test(label);
