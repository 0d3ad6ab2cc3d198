import type { Criteria } from "#shared/alert/subscription.ts";
import { topicIds } from "#shared/topic/topics.ts";

/**
 * Write criteria the one way: countries by code, topics in their order, each once.
 *
 * @example normalizeCriteria({ countries: ["QV", "QM", "QV"], topics: "all" }) // { countries: ["QM", "QV"], topics: "all" }
 */
export const normalizeCriteria = ({ countries, topics }: Criteria): Criteria => ({
  countries: countries === "all" ? "all" : [...new Set(countries)].sort(),
  topics: topics === "all" ? "all" : topicIds.filter((topic) => topics.includes(topic)),
});
