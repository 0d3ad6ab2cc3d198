import type { Segment } from "./segment-passages.ts";
import type { SpanLink, TokenSpan } from "./share-segments.ts";

/** A pair of spans, or one without a partner. */
export interface AlignedPair {
  readonly from: TokenSpan | null;
  readonly to: TokenSpan | null;
}

/** Passages tied together by their sentences, and the pairs, which hold every token of its passages once. */
export interface AlignedGroup {
  /** Numbers of passages, ascending. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** In the order of `to`, lonely spans of `from` where they stood. */
  readonly pairs: readonly AlignedPair[];
}

/**
 * Gather passages that are tied together by linked spans.
 *
 * @param counts - passages of each side; those that no link reaches make groups of their own
 */
export function groupPassages(
  segments: { readonly from: readonly Segment[]; readonly to: readonly Segment[] },
  links: readonly SpanLink[],
  counts: { readonly from: number; readonly to: number },
): AlignedGroup[] {
  const root = tie(links, counts);
  const groups: MemberGroup[] = [];
  const byRoot: (MemberGroup | undefined)[] = [];
  const groupOf = (node: number): MemberGroup => {
    const key = root(node);
    const known = byRoot[key];
    if (known) return known;
    const group: MemberGroup = { from: [], to: [] };
    byRoot[key] = group;
    groups.push(group);
    return group;
  };
  for (let passage = 0; passage < counts.to; passage++) groupOf(counts.from + passage).to.push(passage);
  for (let passage = 0; passage < counts.from; passage++) groupOf(passage).from.push(passage);
  const spans = { from: spansByPassage(segments.from, links, "from"), to: spansByPassage(segments.to, links, "to") };
  const partner = new Map<number, TokenSpan>();
  for (const link of links) partner.set(link.to.firstToken, link.from);
  return inReadingOrder(groups, counts).map(({ from, to }) => ({
    from,
    to,
    pairs: pairsOf({ from, to }, spans, partner),
  }));
}

interface MemberGroup {
  readonly from: number[];
  readonly to: number[];
}

/** Union-find over passages; those of `to` come after those of `from`. */
function tie(links: readonly SpanLink[], counts: { from: number; to: number }): (node: number) => number {
  const parent = Int32Array.from({ length: counts.from + counts.to }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const link of links) parent[root(link.from.passage)] = root(counts.from + link.to.passage);
  return root;
}

/** Spans of each passage in reading order: the linked ones, and what they leave of the segments. */
function spansByPassage(segments: readonly Segment[], links: readonly SpanLink[], side: "from" | "to"): TokenSpan[][] {
  const linked = links.map((link) => link[side]).sort((a, b) => a.firstToken - b.firstToken);
  const spans: TokenSpan[][] = [];
  let at = 0;
  for (const { passage, firstToken, endToken } of segments) {
    const list = spans[passage] ?? [];
    spans[passage] = list;
    let token = firstToken;
    while (token < endToken) {
      const next = linked[at];
      if (next && next.firstToken === token) {
        list.push(next);
        token = next.endToken;
        at++;
      } else {
        const stop = Math.min(endToken, next && next.firstToken < endToken ? next.firstToken : endToken);
        list.push({ passage, firstToken: token, endToken: stop });
        token = stop;
      }
    }
  }
  return spans;
}

/** @param partner - span of `from` by the first token of the span of `to` that it is linked with */
function pairsOf(
  group: MemberGroup,
  spans: { readonly from: readonly TokenSpan[][]; readonly to: readonly TokenSpan[][] },
  partner: ReadonlyMap<number, TokenSpan>,
): AlignedPair[] {
  const pairs: AlignedPair[] = [];
  const placed = new Map<number, number>();
  for (const passage of group.to) {
    for (const to of spans.to[passage] ?? []) {
      const from = partner.get(to.firstToken) ?? null;
      if (from) placed.set(from.firstToken, pairs.length);
      pairs.push({ from, to });
    }
  }
  const lonely = new Followers<AlignedPair>();
  for (const passage of group.from) {
    for (const from of spans.from[passage] ?? []) {
      const at = placed.get(from.firstToken);
      if (at === undefined) lonely.add({ from, to: null });
      else lonely.place = at;
    }
  }
  return lonely.putAfter(pairs);
}

/** Things that follow others of a list, each in the order of its coming. */
class Followers<T> {
  /** Place of what the next ones follow; -1 is the start of the list. */
  place = -1;
  readonly #after = new Map<number, T[]>();

  add(thing: T): void {
    const others = this.#after.get(this.place);
    if (others) others.push(thing);
    else this.#after.set(this.place, [thing]);
  }

  putAfter(list: T[]): T[] {
    if (this.#after.size === 0) return list;
    const all = [...(this.#after.get(-1) ?? [])];
    for (const [at, thing] of list.entries()) {
      all.push(thing);
      const others = this.#after.get(at);
      if (others) all.push(...others);
    }
    return all;
  }
}

/** Groups in the order of their first passage of `to`; removed ones after the group of the passage before them. */
function inReadingOrder(groups: readonly MemberGroup[], counts: { readonly from: number }): MemberGroup[] {
  const kept = groups.filter((group) => group.to.length > 0).sort((a, b) => (a.to[0] ?? 0) - (b.to[0] ?? 0));
  const keptAt: number[] = [];
  kept.forEach((group, at) => {
    for (const passage of group.from) keptAt[passage] = at;
  });
  const removed = new Map(groups.filter((group) => group.to.length === 0).map((group) => [group.from[0] ?? 0, group]));
  const followers = new Followers<MemberGroup>();
  for (let passage = 0; passage < counts.from; passage++) {
    followers.place = keptAt[passage] ?? followers.place;
    const group = removed.get(passage);
    if (group) followers.add(group);
  }
  return followers.putAfter(kept);
}
