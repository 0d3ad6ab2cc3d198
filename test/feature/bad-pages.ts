/** A page that must be refused, with the code of the refusal. */
export interface BadPage {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly code: string;
  /** Flags that `ingest` is given beside the path. */
  readonly flags?: readonly string[];
}

const encode = (text: string) => new TextEncoder().encode(text);

/**
 * Make pages that must be refused out of one that is good.
 *
 * @param good - an HTML page of the publisher's structure, encoded in UTF-8
 * @param country - name of its country, as its title gives it
 */
export function badPages(good: string, country: string): BadPage[] {
  const body = good.indexOf('id="report_content"');
  const middle = body + good.slice(body).split("</p>", 8).join("</p>").length;
  const strange = good.replaceAll(country, "Nowhereland").replaceAll(country.toLowerCase(), "nowhereland");
  return [
    { name: "empty.html", bytes: new Uint8Array(), code: "SOURCE_EMPTY" },
    {
      name: "binary.html",
      bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
      code: "SOURCE_BINARY",
    },
    {
      name: "no-report.html",
      bytes: encode("<!doctype html><title>Shop</title><p>Buy this."),
      code: "PARSE_NOT_A_REPORT",
    },
    { name: "huge.html", bytes: encode(good + " ".repeat(60 * 1024 * 1024)), code: "SOURCE_TOO_LARGE" },
    { name: "cut-off.html", bytes: encode(good.slice(0, middle - 20)), code: "PARSE_TRUNCATED" },
    {
      name: "wrong-encoding.html",
      bytes: Uint8Array.from([...encode(good.slice(0, middle)), 0xc3, 0x28, 0xff, ...encode(good.slice(middle))]),
      code: "SOURCE_ENCODING",
    },
    { name: "nowhere.html", bytes: encode(strange), code: "PARSE_COUNTRY_UNKNOWN" },
    {
      name: "contradiction.html",
      bytes: encode(good),
      code: "PARSE_EDITION_MISMATCH",
      flags: ["--edition", "2019"],
    },
  ];
}
