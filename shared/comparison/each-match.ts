/**
 * Every match of a global pattern in a text, in order, as `matchAll` gives them; that makes a copy of the pattern each time,
 * which costs more than to look through a sentence.
 */
export function eachMatch(text: string, pattern: RegExp): RegExpExecArray[] {
  if (!pattern.global) throw new TypeError(`no global pattern: ${pattern}`);
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
}
