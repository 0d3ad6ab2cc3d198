/**
 * Break a text into lines of at most `width` characters at spaces; a longer word keeps a line of its own.
 *
 * @param text - one paragraph
 * @param width - characters a line, the indent included
 * @param indent - set before every line
 */
export function wrapText(text: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.length > indent.length && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
    }
    line += line.length > indent.length ? ` ${word}` : word;
  }
  return [...lines, line].join("\n");
}
