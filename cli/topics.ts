import { editionRanges, listTopicNames, type NamedTopic } from "#shared/topic/topic-names.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { wrapText } from "./wrap-text.ts";

const renderTopic = ({ id, name, labels }: NamedTopic): string => {
  const lines = labels.map(({ label, kind, editions }) =>
    wrapText(`${editionRanges(editions)}  ${label}${kind === "run-in" ? ":" : ""}`, 100, "  "),
  );
  return [`${id} – ${name}`, ...lines].join("\n");
};

/** `topics`: all topics with what reports called them over the editions; a colon marks a run-in label. */
export const topicsCommand = serviceCommand("topics", "the topics with their names over the editions")
  .option("--json", "print them as one JSON document")
  .action((options: CommonOptions) => {
    const topics = listTopicNames();
    print(options.json ? JSON.stringify(topics) : topics.map(renderTopic).join("\n\n"));
  });
