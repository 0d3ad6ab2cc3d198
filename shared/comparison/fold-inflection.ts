/** Forms that no rule of endings brings together; each row is folded to its first word. */
const irregularForms = `be is are was were been being am
have has had having
do does did done doing
may might
can could
will would shall should
make made makes making
hold held holds holding
take took taken takes taking
give gave given gives giving
say said says saying
see saw seen sees seeing
go went gone goes going
come came comes coming
become became becomes becoming
begin began begun begins beginning
find found finds finding
face faced faces facing
know knew known knows knowing
think thought thinks
keep kept keeps keeping
leave left leaves leaving
lead led leads leading
lose lost loses losing
bring brought brings bringing
buy bought buys
build built builds building
seek sought seeks seeking
speak spoke spoken speaks speaking
write wrote written writes writing
rise rose risen rises rising
fall fell fallen falls falling
grow grew grown grows growing
lie lay lain lies lying
lay laid lays
pay paid pays paying
meet met meets meeting
send sent sends sending
spend spent spends spending
stand stood stands standing
strike struck stricken strikes
teach taught teaches
tell told tells telling
win won wins winning
withdraw withdrew withdrawn withdraws
wear wore worn wears wearing
choose chose chosen chooses choosing
drive drove driven drives
run ran runs running
sell sold sells selling
show showed shown shows showing
forbid forbade forbidden forbids
beat beats beaten beating
break broke broken breaks breaking
man men
woman women
child children
person people persons`;

const irregular = new Map<string, string>();
for (const row of irregularForms.split("\n")) {
  const [head = "", ...forms] = row.split(" ");
  irregular.set(head, head);
  for (const form of forms) irregular.set(form, head);
}

/** Endings taken off, longest first, with the least length of the whole word. */
const endings: readonly (readonly [ending: string, leastLength: number])[] = [
  ["ing", 6],
  ["ies", 5],
  ["ied", 5],
  ["ed", 5],
  ["es", 5],
  ["s", 4],
  ["e", 4],
  ["y", 4],
];

/** What they end with. */
const lastLetters = new Set(endings.map(([ending]) => ending.charCodeAt(ending.length - 1)));

/**
 * Fold a word to a form that its inflections share, so that "provides", "provided" and "providing" meet.
 *
 * It is a rough fold, for finding partners and for telling inflection from other edits; it is never shown. Lower case in.
 *
 * @example foldInflection("provided") === foldInflection("provides") // true
 */
export function foldInflection(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  const bare = withoutPossessive(word);
  if (bare.length < 4 || !lastLetters.has(bare.charCodeAt(bare.length - 1)) || /\d/.test(bare)) return bare;
  for (const [ending, least] of endings) {
    if (bare.length < least || !bare.endsWith(ending)) continue;
    if (ending === "s" && /(?:ss|us|is)$/.test(bare)) return bare;
    const stem = bare.slice(0, -ending.length);
    const undoubled = (ending === "ed" || ending === "ing") && /([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem;
    return ending === "e" || ending === "y" ? undoubled : undoubled.replace(/[ey]$/, "");
  }
  return bare;
}

function withoutPossessive(word: string): string {
  if (isApostrophe(word.charCodeAt(word.length - 1))) return word.slice(0, -1);
  return word.endsWith("s") && isApostrophe(word.charCodeAt(word.length - 2)) ? word.slice(0, -2) : word;
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;
