import type { PartitionLoad } from "./open-meter.ts";

/** Writes and reads that match-alerts has under way at once, and how long one takes at the least: so it can be no faster. */
const matchesUnderWay = 25;
const callSeconds = 0.004;
/** Calls of one match, one after the other. */
const callsOfMatch = 3;
const shards = 16;

/** Words in the place of what differs from one subscriber, comparison or release to the next. */
const family = (partition: string): string =>
  partition
    .replace(
      /^(subscriber|match|delivery|comparison|parse|source|admission|version|country|comparisons-to|context|told)#.*/,
      "$1#…",
    )
    .replace(/#\d+$/, "#<shard>");

/**
 * List the busiest partitions of a small release, and what they can come to on a release day.
 *
 * A partition of one subscriber is asked for their own mail only. The others are as busy as matching and sending can make
 * them: matching has at most 25 calls under way, sending keeps SES's rate.
 */
export const hottestPartitions = (
  partitions: Readonly<Record<string, PartitionLoad>>,
  mailsPerSecond: number,
): string[] => {
  const matchesPerSecond = matchesUnderWay / (callSeconds * callsOfMatch);
  const perShard = matchesPerSecond / shards;
  const busiest = Object.entries(partitions)
    .map(([name, { reads, writes }]) => ({ name: family(name), reads, writes }))
    .toSorted((a, b) => b.reads + b.writes - (a.reads + a.writes));
  const seen = new Map<string, { reads: number; writes: number }>();
  for (const { name, reads, writes } of busiest) if (!seen.has(name)) seen.set(name, { reads, writes });
  const measured = [...seen]
    .slice(0, 12)
    .map(
      ([name, { reads, writes }]) =>
        `    ${name.padEnd(56)} ${reads.toFixed(0).padStart(6)} read, ${writes.toFixed(0).padStart(5)} written in the small release`,
    );
  return [
    ...measured,
    `  matched#…#<shard>: ${matchesPerSecond.toFixed(0)} matches a second at most, in ${shards} shards: ${perShard.toFixed(0)} write units a second, ${(perShard / 10).toFixed(1)} % of the limit`,
    `  the pace of sending: a lease for half a second's turns, and one for each other sender: some 10 write units at most, 1 % of the limit; the rate is ${mailsPerSecond} mails a second`,
  ];
};
