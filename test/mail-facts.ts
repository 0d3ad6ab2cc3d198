import { load } from "cheerio";

/** One change as a part of a mail tells it. */
interface ChangeFacts {
  readonly label: string;
  readonly headline: string;
  /** Label and quotation of each side. */
  readonly sides: readonly (readonly [label: string, words: string])[];
  readonly link: readonly [words: string, url: string];
}

/** All that one part of a mail says, whichever part it is. */
export interface MailFacts {
  readonly title: string;
  readonly lead: string[];
  readonly highlights: { place: string; text: string; url: string }[];
  readonly entries: {
    title: string;
    compared: string[];
    url: string;
    topics: { title: string; statements: string[]; changes: ChangeFacts[]; closing: readonly [string, string] }[];
    rest: readonly [string, string] | null;
  }[];
  readonly others: { title: string; text: string; url: string }[];
  readonly left: readonly [string, string] | null;
  readonly lock: string;
  /** Sections under the entries: heading and lines. */
  readonly tail: Record<string, string[]>;
  readonly links: (readonly [string, string])[];
}

const folded = (text: string) => text.replace(/\s+/g, " ").trim();

const linked = (line: string): readonly [string, string] => {
  const [, words = "", url = ""] = /^\s*(.*): (https:\S+)$/.exec(line) ?? [];
  return [words, url];
};

const isLinked = (line: string) => /: https:\S+$/.test(line);

/** Lines until the next blank one; the blank line goes too. */
const takeBlock = (lines: string[]): string[] => {
  const block: string[] = [];
  for (let line = lines.shift(); line !== undefined && line !== ""; line = lines.shift()) block.push(line);
  return block;
};

const textChange = ([head = "", from = "", to = "", link = ""]: string[]): ChangeFacts => {
  const [, label = "", headline = ""] = /^ {2}\d+\. ([^:]+): (.*)$/.exec(head) ?? [];
  const side = (line: string) => {
    const [, name = "", words = ""] = /^ {5}([^:]+\)): (.*)$/.exec(line) ?? [];
    return [name, words] as const;
  };
  return { label, headline, sides: [side(from), side(to)], link: linked(link) };
};

/** Topics of an entry, up to the next rule; then the line that counts the rest. */
const textTopics = (lines: string[]) => {
  const topics: MailFacts["entries"][number]["topics"] = [];
  let rest: readonly [string, string] | null = null;
  while (lines.length > 0 && !isRule(lines[0])) {
    if (lines[0] === "") lines.shift();
    else if (lines[0]?.startsWith("* ")) {
      const [title = "", ...own] = takeBlock(lines);
      const changes: ChangeFacts[] = [];
      const closing = own.at(-1) ?? "";
      while (!isLinked(closing) && /^ {2}\d+\. /.test(lines[0] ?? "")) changes.push(textChange(takeBlock(lines)));
      const last = isLinked(closing) ? own.pop() : takeBlock(lines)[0];
      topics.push({ title: title.slice(2), statements: own.map(folded), changes, closing: linked(last ?? "") });
    } else if (isLinked(lines[0] ?? "")) rest = linked(lines.shift() ?? "");
    else break;
  }
  return { topics, rest };
};

const isRule = (line: string | undefined) => line !== undefined && /^-{60}$/.test(line);

/** Read what the plain text of a mail says. */
export const textFacts = (text: string): MailFacts => {
  const lines = text.split(/\r?\n/);
  const [title = ""] = lines.splice(0, 3);
  const lead = takeBlock(lines);
  const highlights: MailFacts["highlights"] = [];
  if (lines[0] === "What matters most") {
    const [, ...own] = takeBlock(lines);
    for (let i = 0; i < own.length; i += 2) {
      const [, place = "", rest = ""] = /^\d+\. (.*?, \d{4}, [^:]+): (.*)$/.exec(own[i] ?? "") ?? [];
      highlights.push({ place, text: rest, url: folded(own[i + 1] ?? "") });
    }
  }
  const facts = { title, lead, highlights, entries: [] as MailFacts["entries"], others: [] as MailFacts["others"] };
  let left: readonly [string, string] | null = null;
  let lock = "";
  while (lines.length > 0) {
    if (!isRule(lines.shift())) continue;
    const [first = "", ...more] = takeBlock(lines);
    if (first === "Also changed") {
      for (const line of takeBlock(lines)) {
        const [, entry = "", said = "", url = ""] = /^- (.*?): (\d.*): (https:\S+)$/.exec(line) ?? [];
        facts.others.push({ title: entry, text: said, url });
      }
    } else if (first.startsWith("Before this mail was sent")) {
      lock = first;
      break;
    } else if (more.length > 0) left = linked(more[0] ?? "") && [first, linked(more[0] ?? "")[1]];
    else {
      const compared = takeBlock(lines);
      const [, url] = linked(compared.pop() ?? "");
      facts.entries.push({ title: first, compared, url, ...textTopics(lines) });
    }
  }
  const tail: MailFacts["tail"] = {};
  const links: (readonly [string, string])[] = [];
  while (lines.length > 0) {
    const [heading = "", ...own] = takeBlock(lines);
    if (isLinked(heading)) links.push(...[heading, ...own].map(linked));
    else if (heading !== "") tail[heading] = own.map((line) => line.replace(/^- /, ""));
  }
  return { ...facts, left, lock, tail, links };
};

type Page = ReturnType<typeof load>;
type Found = ReturnType<Page>;

const words = ($: Page, found: Found) => folded($(found).text());

const anchor = ($: Page, found: Found): readonly [string, string] => {
  const link = $(found).is("a") ? $(found) : $(found).find("a").first();
  return [words($, link), link.attr("href") ?? ""];
};

const htmlChange = ($: Page, table: Found): ChangeFacts => {
  const cell = $(table).find("td").first();
  const [head, ...rest] = cell
    .children()
    .toArray()
    .map((element) => $(element));
  const label = words($, head!.find("span").first()).replace(/:$/, "");
  const side = (i: number) => [words($, rest[i]!).replace(/:$/, ""), words($, rest[i + 1]!)] as const;
  const headline = folded(words($, head!).slice(label.length + 1));
  return { label, headline, sides: [side(0), side(2)], link: anchor($, rest[4]!) };
};

/** Read what the HTML of a mail says. */
export const htmlFacts = (html: string): MailFacts => {
  const $ = load(html);
  const cells = $("table.sheet > tbody > tr > td, table.sheet > tr > td");
  const facts: MailFacts = {
    title: "",
    lead: [],
    highlights: [],
    entries: [],
    others: [],
    left: null,
    lock: "",
    tail: {},
    links: [],
  };
  let title = "";
  let section = "";
  for (const element of cells.eq(0).children().toArray()) {
    const found = $(element);
    const said = words($, found);
    const entry = facts.entries.at(-1);
    const topic = entry?.topics.at(-1);
    if (element.tagName === "h1") title = said;
    else if (element.tagName === "h2") {
      section = said;
      if (said !== "What matters most" && said !== "Also changed")
        facts.entries.push({ title: said, compared: [], url: "", topics: [], rest: null });
    } else if (section === "") facts.lead.push(said);
    else if (element.tagName === "ol") {
      for (const item of found.children().toArray()) {
        const [place, url] = anchor($, $(item));
        facts.highlights.push({ place, text: words($, $(item)).slice(place.length + 2), url });
      }
    } else if (element.tagName === "ul") {
      for (const item of found.children().toArray()) {
        const [name, url] = anchor($, $(item));
        facts.others.push({ title: name, text: words($, $(item)).slice(name.length + 2), url });
      }
    } else if (element.tagName === "h3")
      entry!.topics.push({ title: said, statements: [], changes: [], closing: ["", ""] });
    else if (element.tagName === "span") entry!.title += ` | ${said}`;
    else if (element.tagName === "table") topic!.changes.push(htmlChange($, found));
    else if (topic === undefined) {
      if (found.find("a").length > 0) entry!.url = anchor($, found)[1];
      else entry!.compared.push(said);
    } else if (found.find("a").length === 0) topic.statements.push(said);
    else if (topic.closing[1] === "") topic.closing = anchor($, found);
    else entry!.rest = anchor($, found);
  }
  const tail = cells.eq(1).children().toArray();
  let heading = "";
  let left: MailFacts["left"] = null;
  let lock = "";
  for (const element of tail) {
    const found = $(element);
    if (element.tagName === "h2") heading = words($, found);
    else if (element.tagName === "ul")
      facts.tail[heading] = found
        .children()
        .toArray()
        .map((item) => words($, $(item)));
    else if (words($, found).startsWith("Before this mail was sent")) lock = words($, found);
    else if (lock === "") {
      const [said, url] = anchor($, found);
      left = [folded(words($, found).slice(0, -said.length)), url];
    } else
      facts.links.push(
        ...found
          .find("a")
          .toArray()
          .map((link) => anchor($, $(link))),
      );
  }
  return { ...facts, title, left, lock };
};
