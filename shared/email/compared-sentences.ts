import type { DigestSource } from "#shared/email/digest.ts";
import type { VersionHead } from "#shared/report/version-head.ts";

/** Names of the two sides of a comparison inside a sentence. */
export interface SideNames {
  readonly from: string;
  readonly to: string;
}

/** Name both sides of a comparison: editions where years are compared, versions where one edition was revised. */
export const sideNames = ({ kind, from, to }: Pick<DigestSource, "kind" | "from" | "to">): SideNames =>
  kind === "revision"
    ? { from: `the earlier version ${from.id}`, to: `the later version ${to.id}` }
    : { from: `the ${from.edition} report`, to: `the ${to.edition} report` };

const dated = ({ modifiedAt }: VersionHead) =>
  modifiedAt === null ? "the publisher gives no date" : `last changed by the publisher on ${modifiedAt.slice(0, 10)}`;

const percent = (ratio: number) => `${Math.round(ratio * 100)}%`;

/** With fewer reports a median says nothing; the same number as for effects of an edition. */
const leastReports = 20;

/** How much of the edition before is there, beside the whole edition. */
const standing = ({ kind, context }: DigestSource): string[] =>
  kind === "revision" || context === null || context.wordRatio === null || context.countries < leastReports
    ? []
    : [
        `It has ${percent(context.wordRatio.country)} of the words of the edition compared with; the median over ` +
          `${context.countries} reports of ${context.edition} is ${percent(context.wordRatio.median)}.`,
      ];

/**
 * Say what was compared, in whole sentences: both editions, their versions and dates, a gap between them, the length.
 *
 * @returns at least one sentence; a revision is called one in so many words
 */
export const comparedSentences = (source: DigestSource): string[] => {
  const { kind, from, to } = source;
  if (kind === "revision") {
    return [
      `This is a revision of the same edition: the publisher changed the ${to.edition} report.`,
      `Compared: version ${from.id} (${dated(from)}) with version ${to.id} (${dated(to)}).`,
    ];
  }
  const gap = to.edition - from.edition - 1;
  const missing =
    gap === 1 ? `No text of ${from.edition + 1} is` : `No texts of ${from.edition + 1} to ${to.edition - 1} are`;
  return [
    `Compared: the ${from.edition} report (${from.id}, ${dated(from)}) with the ${to.edition} report (${to.id}, ${dated(to)}).`,
    ...(gap > 0 ? [`${missing} in the store.`] : []),
    ...standing(source),
  ];
};
