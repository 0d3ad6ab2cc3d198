const mark = [0x25, 0x50, 0x44, 0x46, 0x2d] as const; // %PDF-
/** Bytes; readers accept the mark a little way into the file. @see ISO 32000-1, annex H, 3.4.1 */
const searchedBytes = 1024;

/** Tell whether bytes are a PDF, by the mark that it begins with. */
export const isPdf = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, searchedBytes);
  return head.some((_byte, at) => mark.every((byte, i) => head[at + i] === byte));
};
