/**
 * Match as EventBridge does, as far as the patterns here go: lists of exact values, nested by field. A field of the event
 * that is a list matches by any of its values.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
export const matchesPattern = (pattern: unknown, value: unknown): boolean => {
  if (Array.isArray(pattern)) {
    if (!pattern.every((entry) => typeof entry === "string")) {
      throw new TypeError(`A pattern with more than exact values: ${JSON.stringify(pattern)}; teach this matcher`);
    }
    return pattern.some((entry) => (Array.isArray(value) ? value.includes(entry) : entry === value));
  }
  return Object.entries(pattern as object).every(([field, inner]) =>
    matchesPattern(inner, (value as Record<string, unknown> | undefined)?.[field]),
  );
};
