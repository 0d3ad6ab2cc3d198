import type { Criteria } from "#shared/alert/criteria.ts";
import { isRegionId, regionName } from "#shared/country/regions.ts";
import { isTopicGroup, topicGroupName } from "#shared/topic/topic-groups.ts";
import { topicName } from "#shared/topic/topics.ts";

/** More names than this are counted. */
const named = 5;

/** Names in a row: `A, B and C`. */
const listed = (names: readonly string[], last = "and"): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

const listedOrCounted = (names: readonly string[], whats: string) =>
  names.length > named ? `${names.length} ${whats}` : listed(names);

/**
 * Say what criteria follow, as the end of "You follow …".
 *
 * @param countryName - how a country is called; its code where no name is known
 * @example criteriaWords(criteria, () => "Meridia") // "Press freedom in Meridia, where “port authority” is mentioned"
 */
export const criteriaWords = (criteria: Criteria, countryName: (code: string) => string): string => {
  const { countries, topics, minimumSignificance, phrases } = criteria;
  const what =
    topics === "all"
      ? "all topics"
      : listedOrCounted(
          topics.map((one) => (isTopicGroup(one) ? `${topicGroupName(one)} (whole group)` : topicName(one))),
          topics.some(isTopicGroup) ? "topics and groups of topics" : "topics",
        );
  const where =
    countries === "all"
      ? "all countries"
      : listedOrCounted(
          countries.map((one) => (isRegionId(one) ? regionName(one) : countryName(one))),
          countries.some(isRegionId) ? "countries and regions" : "countries",
        );
  const threshold = minimumSignificance > 0 ? `, changes of significance ${minimumSignificance} or more` : "";
  const watched =
    phrases.length > 0
      ? `, where ${listed(
          phrases.map((phrase) => `“${phrase}”`),
          "or",
        )} is mentioned`
      : "";
  return `${what} in ${where}${threshold}${watched}`;
};
