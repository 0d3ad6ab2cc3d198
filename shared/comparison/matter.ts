import { lazily } from "#shared/lazily.ts";
import type { ComparedGroup, PlacedSpan } from "./compared-text.ts";
import { eachMatch } from "./each-match.ts";
import { foldInflection } from "./fold-inflection.ts";
import { strength } from "./strength.ts";

/** Words in more than this share of the sentences do not say what a sentence is about. */
const commonShare = 0.06;

/** A name in so many sentences of both reports, or fewer, says which case is meant. */
const rareName = 6;

/** How much two sentences have in common of what they are about. */
export interface CommonMatter {
  /** Share of the common words in both sentences (Dice), each word by how rare it is in both reports. */
  readonly likeness: number;
  /** Different telling words that both have. */
  readonly words: number;
  /** Both have a name that few sentences have, and not another name after it. */
  readonly named: boolean;
}

interface Telling {
  readonly words: readonly number[];
  readonly weight: number;
}

/** The words that say what sentences are about, weighed over both reports. */
export class Matter {
  readonly #weight: Float64Array;
  readonly #nameCount = new Map<string, number>();
  readonly #known = new Map<PlacedSpan, Telling>();
  readonly #names = new Map<PlacedSpan, ReadonlyMap<string, string>>();

  constructor(groups: readonly ComparedGroup[]) {
    const spans: PlacedSpan[] = [];
    for (const { pairs } of groups)
      for (const { from, to } of pairs) {
        if (from) spans.push(from);
        if (to) spans.push(to);
        if (from && from.quote === to?.quote) this.#names.set(to, this.#namesOf(from));
      }
    let size = 0;
    for (const { folded } of spans)
      for (let at = 0; at < folded.length; at++) size = Math.max(size, 1 + (folded[at] ?? 0));
    const frequency = new Int32Array(size);
    const seen = new Int32Array(size);
    spans.forEach(({ folded }, at) => {
      for (let place = 0; place < folded.length; place++) {
        const word = folded[place] ?? 0;
        if (word < 0 || seen[word] === at + 1) continue;
        seen[word] = at + 1;
        frequency[word] = (frequency[word] ?? 0) + 1;
      }
    });
    for (const span of spans)
      for (const name of this.#namesOf(span).keys()) this.#nameCount.set(name, (this.#nameCount.get(name) ?? 0) + 1);
    const most = Math.max(3, commonShare * spans.length);
    this.#weight = new Float64Array(size);
    for (let word = 0; word < size; word++) {
      const times = frequency[word] ?? 0;
      if (times > 0 && times <= most) this.#weight[word] = Math.log(1 + spans.length / times);
    }
  }

  /** Telling words of a sentence, each once. */
  wordsOf(span: PlacedSpan): readonly number[] {
    return this.#of(span).words;
  }

  /** What two sentences have in common. */
  common(a: PlacedSpan, b: PlacedSpan): CommonMatter {
    const [left, right] = [this.#of(a), this.#of(b)];
    let [both, words] = [0, 0];
    for (const word of left.words) {
      if (!right.words.includes(word)) continue;
      both += this.#weight[word] ?? 0;
      words++;
    }
    const all = left.weight + right.weight;
    return { likeness: all > 0 ? (2 * both) / all : 0, words, named: this.#shareName(a, b) };
  }

  /** Weigh runs of text by what they hold of the words common to two sentences, and by their strength; 0 to 1. */
  weighCommon(a: PlacedSpan, b: PlacedSpan): (text: string) => number {
    const commonWords = lazily(() => {
      const own = new Set(wordsIn(a.quote));
      return new Set(wordsIn(b.quote).filter((word) => own.has(word)));
    });
    return (text) => {
      const common = commonWords();
      const share = wordsIn(text).filter((word) => common.has(word)).length / Math.max(1, common.size);
      return (Math.min(1, share) + strength(text)) / 2;
    };
  }

  /** Two surnames after one first name, or two courts of one city, are two names. */
  #shareName(a: PlacedSpan, b: PlacedSpan): boolean {
    const theirs = this.#namesOf(b);
    if (theirs.size === 0) return false;
    for (const [name, next] of this.#namesOf(a)) {
      const theirNext = theirs.get(name);
      if (theirNext === undefined || (this.#nameCount.get(name) ?? 0) > rareName) continue;
      if (next === "" || theirNext === "" || next === theirNext) return true;
    }
    return false;
  }

  /** Names of a sentence, each with the name after it; "" where none follows, or not always the same. */
  #namesOf(span: PlacedSpan): ReadonlyMap<string, string> {
    const known = this.#names.get(span);
    if (known) return known;
    const names = new Map<string, string>();
    for (const [, printed = "", following = ""] of eachMatch(span.quote, inSentence)) {
      if (notNames.has(printed)) continue;
      const [name, next] = [bare(printed), bare(following)];
      names.set(name, (names.get(name) ?? next) === next ? next : "");
    }
    this.#names.set(span, names);
    return names;
  }

  #of(span: PlacedSpan): Telling {
    const known = this.#known.get(span);
    if (known) return known;
    const words: number[] = [];
    let weight = 0;
    for (const word of span.folded) {
      const own = word < 0 ? 0 : (this.#weight[word] ?? 0);
      if (own === 0 || words.includes(word)) continue;
      words.push(word);
      weight += own;
    }
    const made = { words, weight };
    this.#known.set(span, made);
    return made;
  }
}

const wordsIn = (text: string): string[] => (text.toLowerCase().match(/[\p{L}\d’'-]{3,}/gu) ?? []).map(foldInflection);

/**
 * A capital inside a sentence, and the one after it. What can begin it is looked for first: it is rare, and told without
 * Unicode's tables.
 */
const inSentence =
  /(?<= )(?=[(“A-Z\u0080-\u{10ffff}])(?<=[\p{L}\d,’”)] )[(“]?(\p{Lu}[\p{Ll}][\p{L}-]+)(?= (\p{Lu}[\p{L}-]*)|)/gu;

/** Accents do not tell names apart. */
const bare = (name: string): string =>
  /[\u0080-\uffff]/.test(name) ? name.normalize("NFD").replace(/\p{M}/gu, "") : name;

const notNames = new Set(
  "January February March April May June July August September October November December Ministry Court Department Committee Commission Council National Human Rights Office Report Minister President Parliament Police".split(
    " ",
  ),
);
