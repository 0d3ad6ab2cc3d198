import { Option } from "commander";
import { findReview } from "#shared/summary/find-review.ts";
import { parseCountryArgument, parseEditionArgument, parseTopicArgument } from "./arguments.ts";
import { type CommonOptions, print, serviceCommand } from "./command.ts";
import { withStore } from "./open-store.ts";
import { formats, renderComparison } from "./render-comparison.ts";

interface ReviewOptions extends CommonOptions {
  readonly against?: number;
  readonly format: string;
  readonly topic?: string;
}

/** `review`: the stored year-over-year review of one country. */
export const reviewCommand = serviceCommand("review", "the stored year-over-year review of one country")
  .argument("<country>", "country code, KZ", parseCountryArgument)
  .argument("<edition>", "year that the newer report is about", parseEditionArgument)
  .option("--against <edition>", "edition of the earlier report", parseEditionArgument)
  .addOption(new Option("--format <format>", "how it is printed").choices(formats).default("text"))
  .option("--topic <id>", "one topic only", parseTopicArgument)
  .option("--json", "short for --format json")
  .action(async (country: string, edition: number, options: ReviewOptions) => {
    const { comparison, from, to } = await withStore(options, ({ ports }) =>
      findReview(ports, { country, edition, against: options.against?.toString() }),
    );
    print(renderComparison(comparison, { ...options, facts: { from, to } }));
  });
