import type { PlacedSpan } from "../compared-text.ts";
import { eachMatch } from "../each-match.ts";
import { PatternGate } from "../pattern-gate.ts";

/** A person named in a text. */
export interface NamedPerson {
  /** As printed. */
  readonly name: string;
  /** Last word of the name. */
  readonly surname: string;
  readonly start: number;
  readonly end: number;
}

/** What people are called before their names. */
const role =
  "journalists?|activists?|lawyers?|attorneys?|bloggers?|editors?|reporters?|writers?|poets?|leaders?|members?|politicians?|candidates?|deputy|deputies|mayor|governor|president|minister|general|colonel|captain|lieutenant|sergeant|major|officers?|judges?|prosecutors?|pastors?|priests?|bishops?|imams?|clerics?|professors?|teachers?|students?|singers?|musicians?|rappers?|actors?|artists?|defenders?|businessmen|businessman|businesswoman|entrepreneur|director|founder|chairman|chairwoman|chair|head|secretary|spokesperson|brothers?|sisters?|wife|husband|son|daughter|father|mother|citizens?|nationals?|detainees?|prisoners?|inmates?|victims?|protesters?|dissidents?|critics?|ambassador|senator|parliamentarian|lawmakers?|unionists?|farmers?|doctors?|photographers?|correspondents?|publishers?|broadcasters?|man|woman|men|women|youth|boy|girl|resident|Dr\\.|Mr\\.|Mrs\\.|Ms\\.|Sheikh|Ayatollah|Father|Reverend|Rev\\.|Gen\\.|Col\\.";

const part = "\\p{Lu}[\\p{Ll}’'][\\p{L}’'-]*";
const joined = `(?: (?:(?:al|bin|ibn|bint|de|da|dos|del|la|van|von|el|ben|ould|Al|Mac|Abu)[ -])?${part})`;
const name = `${part}(?: \\p{Lu}\\.)?${joined}{1,3}`;

/** A role that may stand before a name. */
const gate = new PatternGate([new RegExp(`\\b(?:${role})`)]);

/** Looked for first: it is rare, and most of what is none is told without Unicode's tables. */
const capital = "(?=[A-Z\\u0080-\\u{10ffff}])(?=\\p{Lu})";

/** A role before the name, or what is only said of people after it. */
const afterRole = new RegExp(`${capital}(?<= )(?<=\\b(?:${role}),? )${name}`, "gu");
const byDeed = new RegExp(
  `${capital}(?<![\\p{L}’] |[-/])${name}(?=, age \\d|, \\d\\d,|,? who (?:was|were|had|is)\\b|,? (?:was|were) (?:arrested|detained|sentenced|convicted|killed|released|charged|found dead|shot|beaten|abducted|tortured|summoned|fined|acquitted|deported|extradited))`,
  "gu",
);

/** Words of bodies, places and days that look like names. */
const noPerson =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Party|Court|Council|Committee|Commission|Ministry|Minister|Office|Department|Police|Prison|University|Human|Rights|Watch|International|National|Supreme|Constitutional|United|Nations|States|Republic|Movement|Union|Association|Federation|Organization|Act|Law|Code|Bureau|Service|Agency|Center|Centre|Institute|Foundation|News|Times|Radio|Television|Front|Army|Forces?|Guards?|State|City|Province|Region|District|North|South|East|West|Islamic|Democratic|Freedom|House|Report|World|African|European|American|Defense|General|Parliament|Assembly|Congress|Coalition|Network|Group|Security|Embassy|Hospital|Church|Mosque|The|In|On|According|Witnesses?|Convention|Islands?|River|Mount|Lake|Street|County|Village|Airport|Border|High|Central|Local|Social|Civil|Labor|Public|Media|Press)\b/;

/** Without two capitalised words in a row no one is named: most sentences end here. */
const twoCapitals = /(?=[A-Z\u0080-\u{10ffff}])\p{Lu}[\p{L}’'.-]* (?:[a-z]{2,3} )?(?:[A-Za-z]+-)?\p{Lu}/u;

const known = new WeakMap<PlacedSpan, readonly NamedPerson[]>();

/** The persons that a sentence names; read once, though several lenses ask for them. */
export function personsIn(span: PlacedSpan): readonly NamedPerson[] {
  const found = known.get(span) ?? readPersons(span.quote, span.start);
  known.set(span, found);
  return found;
}

/**
 * Read the persons that a run of text names; each place once, in reading order.
 *
 * @param start - where the run begins in its text; offsets are that text's
 */
export function readPersons(run: string, start = 0): NamedPerson[] {
  if (!twoCapitals.test(run)) return [];
  const found = new Map<number, NamedPerson>();
  for (const pattern of gate.read(run) === 0 ? [byDeed] : [afterRole, byDeed])
    for (const match of eachMatch(run, pattern)) {
      const printed = match[0].replace(/[’']s?$/, "");
      if (noPerson.test(printed)) continue;
      const at = start + match.index;
      const surname = printed.split(" ").at(-1) ?? printed;
      found.set(at, { name: printed, surname, start: at, end: at + printed.length });
    }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
