/**
 * Names and page addresses of the publisher that ISO 3166-1's English names lack.
 *
 * Reviewed against the editions 2016 to 2024 on 2026-11-22. The two Congos and the two Koreas never share a name.
 */
export const countryAliases: Readonly<Record<string, readonly string[]>> = {
  AG: ["Antigua"],
  BA: ["Bosnia and Herzegovnia"],
  BN: ["Brunei"],
  BO: ["Bolivia"],
  BS: ["The Bahamas", "Bahamas, The"],
  CD: [
    "Democratic Republic of the Congo",
    "Congo, Democratic Republic of the",
    "Democratic Republic of Congo",
    "Congo (Kinshasa)",
    "DRC",
  ],
  CG: ["Republic of the Congo", "Congo, Republic of the", "Republic of Congo", "Congo (Brazzaville)"],
  CI: ["Cote d’Ivoire", "cote divoire", "Ivory Coast"],
  CN: [
    "China",
    "China (includes Tibet, Hong Kong, and Macau)",
    "China (includes Tibet, Hong Kong, and Macau) - China",
    "China (includes Hong Kong, Macau, and Tibet)",
  ],
  "CN-XZ": [
    "Tibet",
    "China: Tibet",
    "China (includes Tibet, Hong Kong, and Macau) - Tibet",
    "China (includes Hong Kong, Macau, and Tibet) - Tibet",
  ],
  CV: ["Cabo Verde", "Cape Verde"],
  CY: ["Cyprus"],
  "CY-TR": [
    "Cyprus - the Area Administered by Turkish Cypriots",
    "The Area Administered by Turkish Cypriots",
    "Area Administered by Turkish Cypriots",
  ],
  CZ: ["Czech Republic", "Czechia"],
  EH: ["Western Sahara"],
  FM: ["Micronesia", "Federated States of Micronesia", "Micronesia, Federated States of"],
  GM: ["The Gambia", "Gambia, The", "Gambia"],
  HK: [
    "Hong Kong",
    "China: Hong Kong",
    "China (includes Tibet, Hong Kong, and Macau) - Hong Kong",
    "China (includes Hong Kong, Macau, and Tibet) - Hong Kong",
  ],
  IL: [
    "Israel",
    "Israel and the Occupied Territories",
    "Israel and The Occupied Territories - Israel",
    "Israel, Golan Heights, West Bank, and Gaza",
    "Israel, Golan Heights, West Bank, and Gaza - Israel",
    "Israel, West Bank and Gaza",
    "Israel, West Bank and Gaza - Israel",
  ],
  IR: ["Iran"],
  KG: ["Kyrgyz Republic", "Kyrgyzstan"],
  KN: ["Saint Kitts and Nevis", "St. Kitts and Nevis"],
  KP: ["North Korea", "Democratic People’s Republic of Korea", "Korea, Democratic People’s Republic of"],
  KR: ["South Korea", "Republic of Korea", "Korea, Republic of"],
  LA: ["Laos"],
  LC: ["Saint Lucia", "St. Lucia"],
  MD: ["Moldova"],
  MK: ["North Macedonia", "Macedonia", "The Former Yugoslav Republic of Macedonia"],
  MM: ["Burma", "Myanmar"],
  MO: [
    "Macau",
    "Macao",
    "China: Macau",
    "China (includes Tibet, Hong Kong, and Macau) - Macau",
    "China (includes Hong Kong, Macau, and Tibet) - Macau",
  ],
  NL: ["The Netherlands", "Netherlands, The", "Netherlands"],
  PS: [
    "West Bank and Gaza",
    "West Bank and Gaza Strip",
    "The Occupied Territories",
    "Occupied Territories",
    "Israel and The Occupied Territories - The Occupied Territories",
    "Israel, Golan Heights, West Bank, and Gaza - West Bank and Gaza",
    "Israel, West Bank and Gaza - West Bank and Gaza",
  ],
  RU: ["Russia"],
  ST: ["Sao Tome and Principe"],
  SY: ["Syria"],
  SZ: ["Eswatini", "Swaziland"],
  TL: ["Timor-Leste", "East Timor"],
  TR: ["Turkey", "Turkey (Türkiye)", "Türkiye"],
  TW: ["Taiwan"],
  TZ: ["Tanzania"],
  "UA-RU": ["Crimea", "Ukraine (Crimea)", "Ukraine - Crimea", "Russia-occupied Areas of Ukraine"],
  UY: ["Uruguay", "uraguay"],
  VA: ["Holy See"],
  VC: ["Saint Vincent and the Grenadines", "St. Vincent and the Grenadines"],
  VE: ["Venezuela"],
  VN: ["Vietnam"],
  XK: ["Kosovo"],
};

/** Country of which a sub-report's area is a part, or with which it is reported. */
export const parentCountries: Readonly<Record<string, string>> = {
  "CN-XZ": "CN",
  "CY-TR": "CY",
  HK: "CN",
  MO: "CN",
  PS: "IL",
  "UA-RU": "UA",
};

/** Names that more than one country could mean: nobody's, whatever a list of names says. */
export const ambiguousNames: readonly string[] = ["Congo", "The Congo", "Korea"];
