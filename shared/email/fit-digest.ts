import type { Digest } from "#shared/email/digest.ts";
import { encodedBytes } from "#shared/email/encoded-bytes.ts";
import type { Detail, FittedDigest, FittedEntry, FittedTopic, MailLinks } from "#shared/email/fitted-digest.ts";
import { entryHeadHtml, mailHeadHtml, mailTailHtml } from "#shared/email/html-blocks.ts";
import { entryHeadText, mailHeadText, mailTailText } from "#shared/email/text-blocks.ts";
import { topicBlock } from "#shared/email/topic-block.ts";

/**
 * Bytes that both parts of a mail may have once encoded. Gmail cuts a mail off at 102 KB; ours stays under 100 KB with
 * its headers, and 6 KB are for those and for the frame of the HTML.
 */
const limit = 94_000;

const bothParts = (text: string, html: { toString(): string }) => encodedBytes(text) + encodedBytes(String(html));

const topicSize = (fitted: FittedTopic) => topicBlock(fitted).bytes;

const headSize = (fitted: FittedEntry) => bothParts(entryHeadText(fitted), entryHeadHtml(fitted));

const entrySize = (fitted: FittedEntry) =>
  headSize(fitted) + (fitted.topics ?? []).reduce((sum, topic) => sum + topicSize(topic), 0);

const frameSize = (fitted: FittedDigest, links: MailLinks) =>
  bothParts(mailHeadText(fitted), mailHeadHtml(fitted)) +
  bothParts(mailTailText(fitted, links), mailTailHtml(fitted, links));

/** Every topic on a line; from the end, entries that do not fit are told without their topics, then only counted. */
const narrowest = (digest: Digest, room: number): { entries: FittedEntry[]; left: number; used: number } => {
  const entries: FittedEntry[] = digest.entries.map((entry) => ({
    entry,
    topics: entry.topics.map((topic) => ({ topic, detail: "line" as const })),
  }));
  const open = entries.map(entrySize);
  const closed = digest.entries.map((entry) => entrySize({ entry, topics: null }));
  let used = open.reduce((sum, size) => sum + size, 0);
  for (const [i, entry] of [...digest.entries.entries()].reverse()) {
    if (used <= room) break;
    entries[i] = { entry, topics: null };
    used += (closed[i] ?? 0) - (open[i] ?? 0);
  }
  let kept = entries.length;
  while (kept > 1 && used > room) {
    kept -= 1;
    used -= closed[kept] ?? 0;
  }
  return { entries: entries.slice(0, kept), left: entries.length - kept, used };
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
 * Every entry and topic first gets its line, then the most significant topics get their changes, as far as the room goes.
 * What is left out is counted and linked. The order of the digest stays.
 *
 * @param links - their lengths count too
 * @returns text and HTML of it together are under 100 KB once encoded
 */
export const fitDigest = (digest: Digest, links: MailLinks): FittedDigest => {
  const room = limit - frameSize({ digest, entries: [], left: digest.entries.length }, links);
  const { entries, left, used } = narrowest(digest, room);
  return { digest, entries: widen(entries, room - used), left };
};
