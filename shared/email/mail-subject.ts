import { oneLine } from "#shared/email/one-line.ts";

/** Longest subject, in UTF-16 code units: what most programs show of it at once. */
const limit = 90;

/** What a subject is made of. */
export interface SubjectParts {
  /** `Preliminary: ` or nothing. */
  readonly prefix: string;
  /** Names of the countries, the most significant first, each once. */
  readonly countries: readonly string[];
  readonly topics: readonly string[];
  /** Years, ascending. */
  readonly editions: readonly number[];
  /** Every entry is a revision of its own edition. */
  readonly revised: boolean;
}

/** Words for a header: what looks like an encoded word there would be decoded (RFC 2047), and say something else. */
const headerWords = (text: string) => oneLine(text).replaceAll("=?", "= ?");

const cut = (text: string, length: number) => {
  if (text.length <= length) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > length - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
};

const more = (first: string, others: number, what: string, whats: string) =>
  others === 0 ? first : `${first} and ${others} more ${others === 1 ? what : whats}`;

/**
 * Write the subject of a mail: country, topic and edition, within 90 characters.
 *
 * Where it would be longer, the topics are counted instead of named, and last the country's name is cut.
 *
 * @example mailSubject({ prefix: "", countries: ["Meridia"], topics: ["Press freedom", "Unions"], editions: [2024], revised: false })
 * // "Meridia 2024: Press freedom and 1 more topic"
 */
export const mailSubject = ({ prefix, countries, topics, editions, revised }: SubjectParts): string => {
  const [country = "", topic = ""] = [headerWords(countries[0] ?? "") || "Reports", headerWords(topics[0] ?? "")];
  const others = countries.length === 1 ? "" : more("", countries.length - 1, "country", "countries");
  const years = editions.length > 2 ? `${editions[0]} to ${editions.at(-1)}` : editions.join(" and ");
  const edition = `${years}${revised ? ", revised" : ""}`;
  const counted = `${topics.length} ${topics.length === 1 ? "topic" : "topics"}`;
  const subject = (named: string, about: string) => `${prefix}${named}${others} ${edition}: ${about}`;
  const whole = subject(country, more(topic, topics.length - 1, "topic", "topics"));
  if (whole.length <= limit) return whole;
  const shorter = subject(country, counted);
  return shorter.length <= limit
    ? shorter
    : cut(subject(cut(country, Math.max(2, limit - subject("", counted).length)), counted), limit);
};
