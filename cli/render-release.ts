import type { Reach, ReleasePreview } from "#shared/alert/release-preview.ts";
import type { Release } from "#shared/release/release.ts";
import { topicName } from "#shared/topic/topics.ts";
import { wrapText } from "./wrap-text.ts";

const plural = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;

const minute = (time: string) => `${time.slice(0, 16).replace("T", " ")} UTC`;

const reach = ({ subscribers, subscriptions }: Reach) =>
  `${plural(subscribers, "subscriber")}, ${plural(subscriptions, "subscription")}`;

/** One line a release: what it is, how it stands, and what it holds. */
export const renderReleaseLine = (release: Release): string => {
  const { id, status, silent, members, openedAt, closedAt, closedBecause, approvedAt } = release;
  const facts = [
    `${status}${silent ? ", silent" : ""}`,
    plural(members.length, "version"),
    `opened ${minute(openedAt)}`,
    closedAt && `closed ${minute(closedAt)} (${closedBecause})`,
    approvedAt && `approved ${minute(approvedAt)}`,
  ];
  return `${id}: ${facts.filter(Boolean).join("; ")}`;
};

const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? ["", title, ...lines] : []);

/** Who would get what of a release. */
export const renderPreview = ({
  release,
  all,
  quiet,
  countries,
  topics,
  frequencies,
  samples,
}: ReleasePreview): string =>
  [
    renderReleaseLine(release),
    "",
    all.subscriptions === 0 ? "It would be told to nobody." : `It would be told to ${reach(all)}.`,
    ...(quiet.subscriptions === 0 ? [] : [`To ${reach(quiet)} of them: that nothing changed.`]),
    ...section(
      "by frequency",
      frequencies.map((one) => `  ${one.frequency}: ${reach(one)}`),
    ),
    ...section(
      "by country",
      countries.map((one) => `  ${one.country}: ${reach(one)}`),
    ),
    ...section(
      "by topic",
      topics.map((one) => `  ${topicName(one.topic)}: ${reach(one)}`),
    ),
    ...section(
      samples.length === 1 ? "one of them" : `${samples.length} of them`,
      samples.flatMap(({ address, frequency, entries }) => [
        `  ${address} (${frequency})`,
        ...entries.map(({ country, kind, topics: told }) =>
          wrapText(
            `${country}${kind === "revision" ? ", revised" : ""}: ${told.map(topicName).join("; ") || "nothing changed"}`,
            100,
            "    ",
          ),
        ),
      ]),
    ),
  ].join("\n");
