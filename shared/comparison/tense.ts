/** Past forms that do not end in "-ed". */
const irregularPast = new Set(
  `was were had did made held took taken gave given said saw seen went came became began found faced knew known kept left
  led lost brought bought built sought spoke spoken wrote written rose risen fell fallen grew grown lay laid paid met sent
  spent stood struck taught told won withdrew withdrawn wore chose chosen drove driven ran sold showed shown forbade
  forbidden beaten broke broken might could would should thought`.split(/\s+/),
);

/** Words in "-ed" that are no past form. */
const notPast = new Set([
  "indeed",
  "need",
  "hundred",
  "speed",
  "seed",
  "feed",
  "breed",
  "proceed",
  "exceed",
  "succeed",
]);

/**
 * Tell a past form from the others, by its letters alone.
 *
 * @param word - in lower case
 */
export function tenseOf(word: string): "past" | "other" {
  if (irregularPast.has(word)) return "past";
  return word.endsWith("ed") && !notPast.has(word) ? "past" : "other";
}
