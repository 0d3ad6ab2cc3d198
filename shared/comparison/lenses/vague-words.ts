/** Words that say how many without a figure. */
export const vague = /\b(?:many|several|numerous|dozens|scores|hundreds|thousands|multiple|a number of)\b/i;
