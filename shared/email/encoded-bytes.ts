const encoder = new TextEncoder();

/**
 * Count the bytes of a text in quoted-printable, the larger of the encodings that mails are written in: `=` and what is
 * not ASCII take three for one, and lines are broken softly.
 *
 * @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7
 */
export const encodedBytes = (text: string): number => {
  let bytes = 0;
  for (const byte of encoder.encode(text)) bytes += byte === 61 || byte > 126 ? 3 : 1;
  return Math.ceil(bytes * (1 + 3 / 72));
};
