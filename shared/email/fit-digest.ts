import type { Digest, DigestEntry } from "#shared/email/digest.ts";
import { encodedBytes } from "#shared/email/encoded-bytes.ts";
import type { Detail, FittedDigest, FittedEntry, FittedTopic, MailLinks } from "#shared/email/fitted-digest.ts";
import { entryHeadHtml, entryRestHtml, mailHeadHtml, mailTailHtml } from "#shared/email/html-blocks.ts";
import { entryHeadText, entryRestText, mailHeadText, mailTailText } from "#shared/email/text-blocks.ts";
import { topicBlock } from "#shared/email/topic-block.ts";

/**
 * Bytes that both parts of a mail may have once encoded. Gmail cuts a mail off at 102 KB; ours stays under 100 KB with
 * its headers, and 6 KB are for those and for the frame of the HTML.
 */
const limit = 94_000;

const bothParts = (text: string, html: { toString(): string }) => encodedBytes(text) + encodedBytes(String(html));

const topicSize = (fitted: FittedTopic) => topicBlock(fitted).bytes;

const headSize = (fitted: FittedEntry) =>
  bothParts(entryHeadText(fitted), entryHeadHtml(fitted)) + bothParts(entryRestText(fitted), entryRestHtml(fitted));

const entrySize = (fitted: FittedEntry) =>
  headSize(fitted) + (fitted.topics ?? []).reduce((sum, topic) => sum + topicSize(topic), 0);

const frameSize = (fitted: FittedDigest, links: MailLinks) =>
  bothParts(mailHeadText(fitted), mailHeadHtml(fitted)) +
  bothParts(mailTailText(fitted, links), mailTailHtml(fitted, links));

/** Topics of an entry that get a line of their own, tried in this order. */
const topicCaps = [Number.POSITIVE_INFINITY, 12, 6, 3] as const;

/** Shares of the room: what lines may take, so that changes have a place; what they may take where entries are one line each. */
const lineShare = 0.6;
const mostLineShare = 0.9;

const openEntry = (entry: DigestEntry, cap: number): FittedEntry => ({
  entry,
  topics: entry.topics.slice(0, cap).map((topic) => ({ topic, detail: "line" as const })),
});

const closedEntry = (entry: DigestEntry): FittedEntry => ({ entry, topics: null });

const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

interface Narrowed {
  readonly entries: readonly FittedEntry[];
  readonly left: number;
  readonly used: number;
}

/** From the end, entries become one line each, and at last are only counted. */
const closeEntries = (open: readonly FittedEntry[], room: number): Narrowed => {
  const entries = [...open];
  const sizes = { open: open.map(entrySize), closed: open.map(({ entry }) => entrySize(closedEntry(entry))) };
  const lines = Math.max(lineShare * room, sum(sizes.closed) + (1 - mostLineShare) * room);
  const limited = Math.min(lines, mostLineShare * room);
  let used = sum(sizes.open);
  for (const [i, { entry }] of [...open.entries()].reverse()) {
    if (used <= limited) break;
    entries[i] = closedEntry(entry);
    used += (sizes.closed[i] ?? 0) - (sizes.open[i] ?? 0);
  }
  let kept = entries.length;
  while (kept > 1 && used > mostLineShare * room) {
    kept -= 1;
    used -= sizes.closed[kept] ?? 0;
  }
  return { entries: entries.slice(0, kept), left: entries.length - kept, used };
};

/** A line for each topic; where that is too much, for the first of each entry; and where that is, for the first entries. */
const narrowest = ({ entries }: Digest, room: number): Narrowed => {
  for (const cap of topicCaps) {
    const open = entries.map((entry) => openEntry(entry, cap));
    const used = sum(open.map(entrySize));
    if (used <= lineShare * room) return { entries: open, left: 0, used };
  }
  return closeEntries(
    entries.map((entry) => openEntry(entry, topicCaps.at(-1) ?? 1)),
    room,
  );
};

/** So many of the most significant topics get all that they may before any other gets its first change. */
const leading = 5;

/** Widen topics in the order of their significance, as far as the room goes: the leading ones, then each a little, then each. */
const widen = (entries: readonly FittedEntry[], room: number): FittedEntry[] => {
  const details = new Map<FittedTopic, Detail>();
  const bySignificance = entries
    .flatMap(({ topics }) => topics ?? [])
    .sort((one, other) => other.topic.significance - one.topic.significance);
  const detailOf = (fitted: FittedTopic) => details.get(fitted) ?? fitted.detail;
  let left = room;
  const rounds = [
    [bySignificance.slice(0, leading), "full"],
    [bySignificance, "short"],
    [bySignificance, "full"],
  ] as const;
  for (const [topics, detail] of rounds) {
    for (const fitted of topics) {
      if (detailOf(fitted) === "full" || detailOf(fitted) === detail) continue;
      const more = topicSize({ ...fitted, detail }) - topicSize({ ...fitted, detail: detailOf(fitted) });
      if (more > left) continue;
      left -= more;
      details.set(fitted, detail);
    }
  }
  return entries.map(({ entry, topics }) => ({
    entry,
    topics: topics?.map((fitted) => ({ ...fitted, detail: detailOf(fitted) })) ?? null,
  }));
};

/**
 * Cut a digest to the size that mail programs show whole.
 *
 * Entries and topics first get their lines, the most significant topics of each; then the most significant of all get
 * their changes, as far as the room goes. What is left out is counted and linked. The order of the digest stays.
 *
 * @param links - their lengths count too
 * @returns text and HTML of it together are under 100 KB once encoded
 */
export const fitDigest = (digest: Digest, links: MailLinks): FittedDigest => {
  const room = limit - frameSize({ digest, entries: [], left: digest.entries.length }, links);
  const { entries, left, used } = narrowest(digest, room);
  return { digest, entries: widen(entries, room - used), left };
};
