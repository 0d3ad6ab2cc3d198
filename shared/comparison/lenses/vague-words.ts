/** Words that say how many without a figure. */
export const vague =
  /\b(?<!\b(?:as|how|so|too) )(?:(?:several|many|a few) (?:dozen|hundred|thousand|million)|many|several|numerous|dozens|scores|hundreds|thousands|multiple|a number of)\b/i;
