/** A name or the last part of an address, and the editions in which the publisher used it. */
export interface Dated {
  readonly text: string;
  /** First edition; where there is none, it was so before. */
  readonly first?: number;
  /** Last edition, itself counted; where there is none, it is so still. */
  readonly last?: number;
}

/** An edition in which the publisher had no report of a country to give, and why. */
export interface KnownGap {
  readonly edition: number;
  readonly reason: string;
}

/** What changed about a country of the series over the editions, or is particular about it. */
export interface CountryHistory {
  /** Oldest first; each edition has one. */
  readonly names: readonly Dated[];
  /** Last parts of addresses, oldest first; where there are none, the names' own. Slips of case and suffix are left out. */
  readonly slugs?: readonly Dated[];
  /** First and last edition with a report of its own; where there is none, before and after those known here. */
  readonly first?: number;
  readonly last?: number;
  /** Country that the report of this one was a part of before, or came after. */
  readonly predecessors?: readonly string[];
  /** Country in whose report the area is covered after the last edition. */
  readonly successors?: readonly string[];
  /** Why there is no report before `first` or after `last`. */
  readonly outside?: string;
  readonly gaps?: readonly KnownGap[];
}

const listedOnly = "the publisher's list of the edition names it, but no report was ever found at the address";

/**
 * Countries whose name or address changed, that began or ended, or that have gaps.
 *
 * Reviewed against the publisher's pages, and the lists of countries on them, of the editions 2016 to 2024, on 2026-11-22.
 */
export const countryHistory: Readonly<Record<string, CountryHistory>> = {
  AG: { names: [{ text: "Antigua and Barbuda" }], gaps: [{ edition: 2019, reason: listedOnly }] },
  BI: {
    names: [{ text: "Burundi" }],
    slugs: [{ text: "burundi" }, { text: "__trashed", first: 2018, last: 2018 }],
  },
  BS: {
    names: [{ text: "The Bahamas" }],
    slugs: [
      { text: "the-bahamas", last: 2018 },
      { text: "bahamas", first: 2019, last: 2021 },
      { text: "the-bahamas", first: 2022 },
      { text: "thebahamas", first: 2023, last: 2023 },
    ],
  },
  CG: { names: [{ text: "Republic of the Congo" }], gaps: [{ edition: 2023, reason: listedOnly }] },
  CI: { names: [{ text: "Côte d’Ivoire" }], slugs: [{ text: "cote-divoire" }] },
  CK: {
    names: [{ text: "Cook Islands" }],
    first: 2024,
    outside: "the publisher's first report of it is that of 2024",
  },
  CN: {
    names: [
      { text: "China (includes Tibet, Hong Kong, and Macau)", last: 2018 },
      { text: "China (Includes Hong Kong, Macau, and Tibet)", first: 2019 },
    ],
    slugs: [
      { text: "china-includes-tibet-hong-kong-and-macau", last: 2018 },
      { text: "china-includes-tibet-hong-kong-and-macau-china", first: 2018, last: 2018 },
      { text: "china", first: 2019 },
    ],
  },
  EH: {
    names: [{ text: "Western Sahara" }],
    last: 2019,
    successors: ["MA"],
    outside: "the publisher's last report of it is that of 2019; from 2020 it is covered in the report of Morocco",
  },
  FM: {
    names: [
      { text: "Federated States of Micronesia", last: 2018 },
      { text: "Micronesia", first: 2019 },
    ],
  },
  GM: {
    names: [{ text: "The Gambia" }],
    slugs: [
      { text: "the-gambia", last: 2018 },
      { text: "gambia", first: 2019, last: 2021 },
      { text: "the-gambia", first: 2022 },
    ],
  },
  IL: {
    names: [
      { text: "Israel and The Occupied Territories", last: 2016 },
      { text: "Israel, Golan Heights, West Bank, and Gaza", first: 2017, last: 2018 },
      { text: "Israel, West Bank, and Gaza", first: 2019, last: 2019 },
      { text: "Israel, West Bank and Gaza", first: 2020 },
    ],
    slugs: [
      { text: "israel-and-the-occupied-territories", last: 2016 },
      { text: "israel-golan-heights-west-bank-and-gaza", first: 2017, last: 2018 },
      { text: "israel", first: 2019, last: 2019 },
      { text: "israel-west-bank-and-gaza", first: 2020 },
    ],
  },
  KG: {
    names: [
      { text: "Kyrgyz Republic", last: 2018 },
      { text: "Kyrgyzstan", first: 2019, last: 2021 },
      { text: "Kyrgyz Republic", first: 2022 },
    ],
  },
  KP: {
    names: [
      { text: "Democratic People’s Republic of Korea", last: 2018 },
      { text: "North Korea", first: 2019 },
    ],
  },
  KR: {
    names: [
      { text: "Republic of Korea", last: 2018 },
      { text: "South Korea", first: 2019 },
    ],
  },
  MA: { names: [{ text: "Morocco" }], predecessors: ["EH"] },
  MK: {
    names: [
      { text: "Macedonia", last: 2017 },
      { text: "North Macedonia", first: 2018 },
    ],
  },
  MM: {
    names: [{ text: "Burma" }],
    slugs: [{ text: "burma" }, { text: "burma-draft", first: 2023, last: 2023 }],
    gaps: [{ edition: 2023, reason: listedOnly }],
  },
  MR: { names: [{ text: "Mauritania" }], gaps: [{ edition: 2023, reason: listedOnly }] },
  NL: {
    names: [
      { text: "Netherlands", last: 2022 },
      { text: "The Netherlands", first: 2023 },
    ],
    slugs: [{ text: "netherlands" }],
  },
  NU: { names: [{ text: "Niue" }], first: 2024, outside: "the publisher's first report of it is that of 2024" },
  ST: { names: [{ text: "Sao Tome and Principe" }] },
  SZ: {
    names: [
      { text: "Swaziland", last: 2017 },
      { text: "Eswatini", first: 2018 },
    ],
  },
  TR: {
    names: [
      { text: "Turkey", last: 2021 },
      { text: "Turkey (Türkiye)", first: 2022 },
    ],
    slugs: [{ text: "turkey" }],
  },
  UY: {
    names: [{ text: "Uruguay" }],
    slugs: [{ text: "uruguay" }, { text: "uraguay", first: 2021, last: 2021 }],
  },
};

/**
 * Areas that the publisher reports on apart from their country, on pages below the country's own; they stand in no list of an
 * edition's countries.
 *
 * Reviewed against the links on the publisher's pages of the editions 2016 to 2024, on 2026-11-22.
 */
export const subReportHistory: Readonly<Record<string, CountryHistory>> = {
  "CN-XZ": { names: [{ text: "Tibet" }] },
  "CY-TR": {
    names: [{ text: "The Area Administered by Turkish Cypriots" }],
    first: 2018,
    last: 2022,
    successors: ["CY"],
    outside: "from 2023 it is covered in the page of Cyprus, and before 2018 no page of its own is known",
  },
  HK: { names: [{ text: "Hong Kong" }] },
  MO: { names: [{ text: "Macau" }] },
  PS: {
    names: [
      { text: "The Occupied Territories", last: 2016 },
      { text: "West Bank and Gaza", first: 2017 },
    ],
  },
  "UA-RU": {
    names: [
      { text: "Crimea", last: 2021 },
      { text: "Russia-occupied Areas of Ukraine", first: 2022 },
    ],
  },
};
