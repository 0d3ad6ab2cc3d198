import { Parser } from "htmlparser2";
import { foldSpace } from "#shared/source/fold-space.ts";

/** A country as the publisher lists it beside its reports. */
export interface ListedCountry {
  readonly address: string;
  /** As printed, white space folded. */
  readonly name: string;
}

const listClass = /(^|\s)chosen-container--country(\s|$)/;

/**
 * Read the publisher's list of all countries of the edition, which every page of the edition carries.
 *
 * It stands in `select.chosen-container--country`; another of that class lists numbers, which are left out.
 *
 * @returns in the order of the page; empty where it has no such list
 */
export const readCountryList = (html: string): ListedCountry[] => {
  const listed: ListedCountry[] = [];
  let isInside = false;
  let option: { address: string; name: string } | null = null;
  const close = () => {
    if (option) listed.push({ address: option.address, name: foldSpace(option.name) });
    option = null;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "select") isInside = listClass.test(attributes.class ?? "");
      if (name !== "option") return;
      close();
      const address = attributes.value ?? "";
      option = isInside && /^https?:\/\//i.test(address) ? { address, name: "" } : null;
    },
    ontext(text) {
      if (option) option.name += text;
    },
    onclosetag(name) {
      if (name === "option" || name === "select") close();
      if (name === "select") isInside = false;
    },
  });
  parser.end(html);
  return listed;
};
