import { lazily } from "#shared/lazily.ts";
import { headingKey } from "#shared/topic/heading-key.ts";
import { type Area, type HeadingRow, headingTable, type Rank } from "#shared/topic/heading-table.ts";
import { laterHeadingTable } from "#shared/topic/later-heading-table.ts";
import { laterRunInTable } from "#shared/topic/later-run-in-table.ts";
import { nearKey } from "#shared/topic/near-key.ts";
import { type RunInRow, runInTable } from "#shared/topic/run-in-table.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** Topics and areas of the headings above, outermost first. */
export type Context = readonly (TopicId | Area | null)[];

/** What the crosswalk knows of a heading. */
export interface HeadingMeaning {
  readonly rank: Rank;
  readonly topic: TopicId | null;
  readonly area: Area | null;
}

const index = <Row extends { labels: readonly string[] }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of new Set(row.labels.map(headingKey))) {
      byKey.set(key, [...(byKey.get(key) ?? []), row]);
    }
  }
  return byKey;
};

const headings = lazily(() => index<HeadingRow>([...headingTable, ...laterHeadingTable]));
const runIns = lazily(() => index<RunInRow>([...runInTable, ...laterRunInTable]));

/**
 * Find what a heading means where it stands.
 *
 * @param key - by `headingKey`
 * @param context - homonyms are told apart by what stands above them
 * @returns undefined for a heading that nobody has seen
 * @example findHeading(headingKey("b. Disappearance"), ["integrity"])?.topic // "disappearances"
 */
export const findHeading = (key: string, context: Context): HeadingMeaning | undefined => {
  const rows = headings().get(key);
  if (!rows) return undefined;
  const row = rows.find(({ under }) => under && context.includes(under)) ?? rows.find(({ under }) => !under);
  return row && { rank: row.rank, topic: row.topic, area: row.area ?? null };
};

/**
 * Find the topic of a run-in label where it stands.
 *
 * @returns undefined for a label that is not known there; `topic: null` when it is about what its heading is about
 * @example findRunIn(headingKey("Violence and Harassment:"), ["lgbtqi"]) // { topic: "lgbtqi" }
 */
export const findRunIn = (key: string, context: Context): { topic: TopicId | null } | undefined => {
  const rows = runIns().get(key);
  if (!rows) return undefined;
  const row = rows.find(({ under }) => under?.some((token) => context.includes(token))) ?? rows.find((r) => !r.under);
  return row && { topic: row.topic };
};

/**
 * Name what a heading is about, wherever it stands: its topic, or the area that it opens.
 *
 * @returns undefined for a heading that nobody has seen; of homonyms the first
 */
export const subjectOfHeading = (key: string): string | undefined => {
  const row = headings().get(key)?.[0];
  return row && (row.topic ?? row.area ?? "");
};

const headingKeys = lazily(() => [...headings().keys()].sort());

/**
 * Tell whether some heading of the reports begins with this key, or is it.
 *
 * @remarks A binary search: every line of a long text is asked about.
 */
export const beginsHeadingKey = (key: string): boolean => {
  const keys = headingKeys();
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return keys[low]?.startsWith(key) === true;
};

/** Tell whether some run-in label of the reports has this key, wherever it stands. */
export const isRunInKey = (key: string): boolean => runIns().has(key);

/**
 * Find what a heading means that is misspelt, truncated or split.
 *
 * @param key - by `headingKey`, of what is printed as a heading: prose must not be asked about
 */
export const findNearHeading = (key: string, context: Context): HeadingMeaning | undefined => {
  const near = nearKey(key, headings().keys());
  return near === undefined ? undefined : findHeading(near, context);
};

/** The same for a label that is printed as a run-in. */
export const findNearRunIn = (key: string, context: Context): { topic: TopicId | null } | undefined => {
  const near = nearKey(key, runIns().keys());
  return near === undefined ? undefined : findRunIn(near, context);
};
