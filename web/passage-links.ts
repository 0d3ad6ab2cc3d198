const numberOf = (id: string): string => id.slice(id.indexOf("#") + 1);

/**
 * Name the anchor of a passage on a review page: `p37` for the later version, `from-p12` for the earlier one.
 *
 * @param id - passage id such as `KZ-2024-v1#p37`
 */
export const passageAnchor = (id: string, side: "from" | "to"): string =>
  side === "to" ? numberOf(id) : `from-${numberOf(id)}`;

/** Name a passage as people cite it: `p37`. */
export const passageNumber = numberOf;

/** Name the anchor of a topic: `topic-press-freedom`; text without a topic has one of its own. */
export const topicAnchor = (topic: string | null): string => `topic-${topic ?? "none"}`;
