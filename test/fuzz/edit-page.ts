import fc from "fast-check";

/** Pieces that break pages: half tags, strays, entities that are none, control characters, the publisher's own slips. */
const pieces: readonly string[] = [
  "</p>",
  "<p>",
  "<br>",
  "</div>",
  "<div>",
  "<section>",
  "</section>",
  "</section></section>",
  "</body>",
  "</html>",
  "<h3>",
  "</h3>",
  "<h2 class='report__section-title'>",
  "<b>",
  "</b>",
  "<u>",
  "<svg>",
  "</svg>",
  "<style>",
  "<template>",
  "<title>",
  "<textarea>",
  "<table><tr><td>",
  "</table>",
  "<li>",
  "<select><option>",
  "<button>",
  "<a href='x'>",
  "</a>",
  "<script>",
  "</script>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<?php",
  "<!x",
  "</",
  "<",
  ">",
  '"',
  "'",
  '<p class="',
  "<p title='",
  "&",
  "&amp",
  "&amp;amp;",
  "&#x26;",
  "&#x;",
  "&#99999999;",
  "&#0;",
  "&#150;",
  "&nosuch;",
  "&notit;",
  "\u0000",
  "\u0001",
  "\u0085",
  "\u00a0",
  "\u00ad",
  "\u2028",
  "\ufeff",
  "\ud83d\ude00",
  "\r",
  "\n\n",
  ":",
  ";",
  "Section 3.",
  "c. Freedom of Religion",
  "Women",
  "https://reports.example/x",
  'class="report__main"',
  '<section class="report__main">',
];

/** Where an edit applies, as a share of the page (or of its body) in parts of this. */
const whole = 1_000_000;

const place = fc.record({ part: fc.noBias(fc.integer({ min: 0, max: whole })), inBody: fc.boolean() });
const piece = fc.constantFrom(...pieces);
const length = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 13, max: 2000 }) },
);

/** One thing done to the bytes of a page. Places are shares of the page, so that an edit fits every page. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant("flip"), place, bit: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ kind: fc.constant("delete"), place, length }),
  fc.record({ kind: fc.constant("insert"), place, piece }),
  fc.record({ kind: fc.constant("insert"), place, piece }),
  fc.record({ kind: fc.constant("duplicate"), place, length, to: place }),
  fc.record({ kind: fc.constant("splice"), place, length, to: place }),
  fc.record({ kind: fc.constant("swapTags"), place, to: place }),
  fc.record({ kind: fc.constant("removeTag"), place }),
  fc.record({ kind: fc.constant("cut"), place }),
  fc.record({
    kind: fc.constant("repeat"),
    place,
    piece: fc.constantFrom("x", "word ", "<b>", "<div>", "<p>", "</p>", "&", "<", ": ", "A. ", "<br>Women", "( "),
    times: fc.integer({ min: 2, max: 20_000 }),
  }),
);
export type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

/** One to four edits of a page; rarely a cut, which nearly always ends in the same refusal. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(edit, { minLength: 1, maxLength: 4 });

/** Offset of a place in the bytes. */
const offsetOf = (bytes: Buffer, { part, inBody }: Edit["place"]): number => {
  const begin = inBody ? Math.max(0, bytes.indexOf("report__main")) : 0;
  const end = inBody ? Math.max(begin, bytes.lastIndexOf("<footer")) : bytes.length;
  return begin + Math.floor(((end - begin) * part) / whole);
};

const replaced = (bytes: Buffer, start: number, end: number, put: Buffer | string): Buffer =>
  Buffer.concat([bytes.subarray(0, start), typeof put === "string" ? Buffer.from(put) : put, bytes.subarray(end)]);

/** The next tag at or after an offset. */
const tagAt = (bytes: Buffer, at: number): { start: number; end: number } => {
  const start = bytes.indexOf("<", at);
  const end = start < 0 ? -1 : bytes.indexOf(">", start);
  return end < 0 ? { start: at, end: at } : { start, end: end + 1 };
};

const swapTags = (bytes: Buffer, first: number, second: number): Buffer => {
  const [one, other] = [tagAt(bytes, Math.min(first, second)), tagAt(bytes, Math.max(first, second))];
  if (other.start < one.end) return bytes;
  const [tag, otherTag] = [bytes.subarray(one.start, one.end), bytes.subarray(other.start, other.end)];
  return replaced(replaced(bytes, other.start, other.end, tag), one.start, one.end, otherTag);
};

/**
 * Do one edit to the bytes of a page.
 *
 * @returns the new bytes, and how many of the old ones it took away or moved
 */
const applyEdit = (bytes: Buffer, step: Edit): { bytes: Buffer; taken: number } => {
  const at = offsetOf(bytes, step.place);
  switch (step.kind) {
    case "flip": {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << step.bit);
      return { bytes: changed, taken: 1 };
    }
    case "delete":
      return { bytes: replaced(bytes, at, at + step.length, ""), taken: step.length };
    case "insert":
      return { bytes: replaced(bytes, at, at, step.piece), taken: 0 };
    case "repeat":
      return { bytes: replaced(bytes, at, at, step.piece.repeat(step.times)), taken: 0 };
    case "duplicate": {
      const to = offsetOf(bytes, step.to);
      return { bytes: replaced(bytes, to, to, bytes.subarray(at, at + step.length)), taken: 0 };
    }
    case "splice": {
      const without = replaced(bytes, at, at + step.length, "");
      const to = offsetOf(without, step.to);
      return { bytes: replaced(without, to, to, bytes.subarray(at, at + step.length)), taken: step.length };
    }
    case "swapTags":
      return { bytes: swapTags(bytes, at, offsetOf(bytes, step.to)), taken: 0 };
    case "removeTag": {
      const { start, end } = tagAt(bytes, at);
      return { bytes: replaced(bytes, start, end, ""), taken: 0 };
    }
    case "cut":
      return { bytes: bytes.subarray(0, at), taken: 0 };
  }
};

/** Do edits one after the other. `taken` is how many bytes they took away or moved in all. */
export const editPage = (page: Uint8Array, steps: readonly Edit[]): { bytes: Buffer; taken: number } => {
  let bytes: Buffer = Buffer.from(page);
  let taken = 0;
  for (const step of steps) {
    const done = applyEdit(bytes, step);
    bytes = done.bytes;
    taken += done.taken;
  }
  return { bytes, taken };
};
