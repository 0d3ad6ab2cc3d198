import * as z from "zod";
import { countriesIn, isRegionId, regionIdSchema } from "#shared/country/regions.ts";
import { countryCodeSchema } from "#shared/report/version-head.ts";
import { isTopicGroup, topicGroupSchema, topicsIn } from "#shared/topic/topic-groups.ts";
import { type TopicId, topicIdSchema, topicIds } from "#shared/topic/topics.ts";

/** Phrases that one subscription may watch, and the letters of each: so that a search through an edition stays short. */
const mostPhrases = 20;
const longestPhrase = 80;

/** A phrase as it is searched for: white space folded; at least two letters or digits, or it would be everywhere. */
export const phraseSchema = z
  .string()
  .transform((text) =>
    text
      .normalize("NFC")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
  )
  .pipe(
    z
      .string()
      .max(longestPhrase)
      .regex(/[\p{L}\p{N}].*[\p{L}\p{N}]/u, "expected at least two letters or digits"),
  );

/**
 * What a subscription asks for: countries × topics, and of those perhaps only what is significant enough or mentions a phrase.
 */
export const criteriaSchema = z.object({
  /** Codes of countries, ids of regions, or all. */
  countries: z.union([z.literal("all"), z.array(z.union([countryCodeSchema, regionIdSchema])).min(1)]),
  /** Ids of topics, of groups of topics, or all. */
  topics: z.union([z.literal("all"), z.array(z.union([topicIdSchema, topicGroupSchema])).min(1)]),
  /** Changes below it are not told of; 0 tells of every topic that changed, also of one without a listed change. */
  minimumSignificance: z.number().min(0).max(1).default(0),
  /** Where there are any, only text that mentions one of them is told of. */
  phrases: z.array(phraseSchema).max(mostPhrases).default([]),
});
export type Criteria = z.output<typeof criteriaSchema>;
/** Criteria as they may be written down: what has a default may be left out. */
export type WrittenCriteria = z.input<typeof criteriaSchema>;

/**
 * List the countries that criteria follow, regions written out.
 *
 * @returns codes, sorted, each once; or all
 */
export const followedCountries = ({ countries }: Pick<Criteria, "countries">): "all" | string[] =>
  countries === "all"
    ? "all"
    : [...new Set(countries.flatMap((place) => (isRegionId(place) ? countriesIn(place) : [place])))].sort();

/**
 * List the topics that criteria follow, groups written out.
 *
 * @returns in topic order, each once; or all
 */
export const followedTopics = ({ topics }: Pick<Criteria, "topics">): "all" | TopicId[] => {
  if (topics === "all") return "all";
  const followed = new Set<string>(topics.flatMap((one) => (isTopicGroup(one) ? topicsIn(one) : [one])));
  return topicIds.filter((topic) => followed.has(topic));
};
