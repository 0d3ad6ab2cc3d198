/** Whether a text has fewer words than that, counted so. */
export function hasFewerSpaced(text: string, most: number): boolean {
  let at = -1;
  for (let words = 1; words < most; words++) {
    at = text.indexOf(" ", at + 1);
    if (at < 0) return true;
  }
  return false;
}

/** Count the words of a text by the spaces between them, as a split at each space would give them. */
export function countSpaced(text: string): number {
  let words = 1;
  for (let at = text.indexOf(" "); at >= 0; at = text.indexOf(" ", at + 1)) words++;
  return words;
}
