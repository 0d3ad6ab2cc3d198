import { Parser } from "htmlparser2";

/**
 * Read the addresses that a page of the publisher or its feed points to: links, entries of lists, items of a feed.
 *
 * @param text - HTML or RSS
 * @param base - address of the page itself, for links that are relative
 * @returns `http:` and `https:` addresses without fragment, each once, in the order of the page
 */
export const readLinks = (text: string, base: string): string[] => {
  const links = new Set<string>();
  let item: string | null = null;
  const add = (address: string | undefined) => {
    const trimmed = address?.trim() ?? "";
    if (trimmed === "" || !URL.canParse(trimmed, base)) return;
    const url = new URL(trimmed, base);
    url.hash = "";
    if (url.protocol === "http:" || url.protocol === "https:") links.add(url.href);
  };
  const parser = new Parser(
    {
      onopentag(name, { href, value }) {
        if (name === "a") add(href);
        // An option without an address (a number) would lead to the page itself.
        if (name === "option" && /^(?:https?:\/)?\//i.test(value ?? "")) add(value);
        if (name === "link" || name === "guid") item = "";
        if (name === "link" && href !== undefined) item = null;
      },
      ontext(part) {
        if (item !== null) item += part;
      },
      onclosetag(name) {
        if (name !== "link" && name !== "guid") return;
        if (item !== null && /^\s*https?:/i.test(item)) add(item);
        item = null;
      },
    },
    { xmlMode: /^\s*(?:<\?xml|<rss)/i.test(text), decodeEntities: true },
  );
  parser.end(text);
  return [...links];
};
