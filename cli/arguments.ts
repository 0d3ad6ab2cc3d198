import { InvalidArgumentError } from "commander";
import type * as z from "zod";
import { countryCodeSchema, editionSchema, seriesSchema } from "#shared/report/version-head.ts";
import { type TopicId, topicIdSchema } from "#shared/topic/topics.ts";

/** Read a country code from the command line, in any case. @throws InvalidArgumentError, which ends in exit code 2 */
export function parseCountryArgument(value: string): string {
  const parsed = countryCodeSchema.safeParse(value.toUpperCase());
  if (!parsed.success) throw new InvalidArgumentError("Expected a country code, such as KZ.");
  return parsed.data;
}

/** Read an edition (a year) from the command line. @throws InvalidArgumentError, which ends in exit code 2 */
export function parseEditionArgument(value: string): number {
  const parsed = editionSchema.safeParse(Number(value));
  if (!parsed.success) throw new InvalidArgumentError("Expected a year, such as 2024.");
  return parsed.data;
}

/** Read a topic's id from the command line. @throws InvalidArgumentError, which ends in exit code 2 */
export function parseTopicArgument(value: string): TopicId {
  const parsed = topicIdSchema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError("Expected the id of a topic, such as press-freedom.");
  return parsed.data;
}

/** Read a series of reports from the command line. @throws InvalidArgumentError, which ends in exit code 2 */
export function parseSeriesArgument(value: string): z.infer<typeof seriesSchema> {
  const parsed = seriesSchema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError(`Expected ${seriesSchema.options.join(" or ")}.`);
  return parsed.data;
}
