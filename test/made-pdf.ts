/** A line of a made PDF; lengths in points from the top left corner. */
export interface MadeLine {
  readonly text: string;
  readonly top: number;
  readonly left?: number;
  readonly size?: number;
  readonly bold?: boolean;
}

const width = 595;
const height = 842;

/** Latin-1 is what the two fonts hold; the rest of the characters has no code there. */
const escapeText = (text: string) => text.replace(/[\\()]/g, "\\$&");

const contentOf = (lines: readonly MadeLine[]) =>
  lines
    .map(
      ({ text, top, left = 72, size = 12, bold = false }) =>
        `BT /${bold ? "B" : "R"} ${size} Tf 1 0 0 1 ${left} ${height - top} Tm (${escapeText(text)}) Tj ET`,
    )
    .join("\n");

const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/**
 * Make a small PDF by hand, in two of the fonts that every reader has, so that tests need no browser.
 *
 * @param pages - lines of each page, in reading order
 * @see ISO 32000-1, annex H.3
 */
export const madePdf = (pages: readonly (readonly MadeLine[])[], title?: string): Uint8Array => {
  const kids = pages.map((_page, i) => `${5 + 2 * i} 0 R`);
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length} /MediaBox [0 0 ${width} ${height}] >>`,
    font("Helvetica"),
    font("Helvetica-Bold"),
    ...pages.flatMap((lines, i) => {
      const content = contentOf(lines);
      return [
        `<< /Type /Page /Parent 2 0 R /Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents ${6 + 2 * i} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
    `<< ${title === undefined ? "" : `/Title (${escapeText(title)})`} >>`,
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>`;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
};
