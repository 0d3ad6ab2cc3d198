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
  const members = new Map<number, { from: number[]; to: number[] }>();
  const groupOf = (node: number): { from: number[]; to: number[] } => {
    const key = root(node);
    const group = members.get(key) ?? { from: [], to: [] };
    members.set(key, group);
    return group;
  };
  for (let passage = 0; passage < counts.to; passage++) groupOf(counts.from + passage).to.push(passage);
  for (let passage = 0; passage < counts.from; passage++) groupOf(passage).from.push(passage);
  const spans = { from: spansByPassage(segments.from, links, "from"), to: spansByPassage(segments.to, links, "to") };
  const partner = new Map<string, TokenSpan>();
  for (const link of links) partner.set(spanKey(link.to), link.from);
  return inReadingOrder([...members.values()], counts).map((group) => ({
    ...group,
    pairs: pairsOf(group, spans, partner),
  }));
}

const spanKey = (span: TokenSpan): string => `${span.firstToken}-${span.endToken}`;

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
function spansByPassage(
  segments: readonly Segment[],
  links: readonly SpanLink[],
  side: "from" | "to",
): Map<number, TokenSpan[]> {
  const linked = links.map((link) => link[side]).sort((a, b) => a.firstToken - b.firstToken);
  const spans = new Map<number, TokenSpan[]>();
  let at = 0;
  for (const { passage, firstToken, endToken } of segments) {
    const list = spans.get(passage) ?? [];
    spans.set(passage, list);
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

function pairsOf(
  group: { from: readonly number[]; to: readonly number[] },
  spans: { from: Map<number, TokenSpan[]>; to: Map<number, TokenSpan[]> },
  partner: Map<string, TokenSpan>,
): AlignedPair[] {
  const pairs: AlignedPair[] = [];
  const placed = new Map<string, number>();
  for (const passage of group.to) {
    for (const to of spans.to.get(passage) ?? []) {
      const from = partner.get(spanKey(to)) ?? null;
      if (from) placed.set(spanKey(from), pairs.length);
      pairs.push({ from, to });
    }
  }
  const lonelyAfter = new Map<number, AlignedPair[]>();
  let place = -1;
  for (const passage of group.from) {
    for (const from of spans.from.get(passage) ?? []) {
      const at = placed.get(spanKey(from));
      if (at !== undefined) place = at;
      else lonelyAfter.set(place, [...(lonelyAfter.get(place) ?? []), { from, to: null }]);
    }
  }
  return [...(lonelyAfter.get(-1) ?? []), ...pairs.flatMap((pair, at) => [pair, ...(lonelyAfter.get(at) ?? [])])];
}

/** Groups in the order of their first passage of `to`; removed ones after the group of the passage before them. */
function inReadingOrder<G extends { from: number[]; to: number[] }>(
  groups: readonly G[],
  counts: { from: number },
): G[] {
  const kept = groups.filter((group) => group.to.length > 0).sort((a, b) => (a.to[0] ?? 0) - (b.to[0] ?? 0));
  const keptAt = new Map<number, number>();
  kept.forEach((group, at) => {
    for (const passage of group.from) keptAt.set(passage, at);
  });
  const removed = new Map(groups.filter((group) => group.to.length === 0).map((group) => [group.from[0] ?? 0, group]));
  const after = new Map<number, G[]>();
  let place = -1;
  for (let passage = 0; passage < counts.from; passage++) {
    place = keptAt.get(passage) ?? place;
    const group = removed.get(passage);
    if (group) after.set(place, [...(after.get(place) ?? []), group]);
  }
  return [...(after.get(-1) ?? []), ...kept.flatMap((group, at) => [group, ...(after.get(at) ?? [])])];
}
