/**
 * Countries by region, as the United Nations group them (M49, "Geographic Regions"), with the codes of that standard: those
 * that a series has reports of.
 *
 * Reviewed against the standard's table on 2026-11-27. M49 has no Taiwan and no Kosovo: they stand with their neighbours.
 * Sub-reports stand in their country's region without being named here. The invented countries have a region of their own.
 *
 * @see https://unstats.un.org/unsd/methodology/m49/
 */
export const regionTable = {
  "northern-africa": { name: "Northern Africa", m49: "015", countries: "DZ EG EH LY MA SD TN" },
  "eastern-africa": {
    name: "Eastern Africa",
    m49: "014",
    countries: "BI KM DJ ER ET KE MG MW MU MZ RW SC SO SS TZ UG ZM ZW",
  },
  "middle-africa": { name: "Middle Africa", m49: "017", countries: "AO CM CF TD CG CD GQ GA ST" },
  "southern-africa": { name: "Southern Africa", m49: "018", countries: "BW LS NA SZ ZA" },
  "western-africa": {
    name: "Western Africa",
    m49: "011",
    countries: "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG",
  },
  "northern-america": { name: "Northern America", m49: "021", countries: "CA" },
  caribbean: { name: "Caribbean", m49: "029", countries: "AG BB BS CU DM DO GD HT JM KN LC TT VC" },
  "central-america": { name: "Central America", m49: "013", countries: "BZ CR GT HN MX NI PA SV" },
  "south-america": { name: "South America", m49: "005", countries: "AR BO BR CL CO EC GY PE PY SR UY VE" },
  "central-asia": { name: "Central Asia", m49: "143", countries: "KG KZ TJ TM UZ" },
  "eastern-asia": { name: "Eastern Asia", m49: "030", countries: "CN JP KP KR MN TW" },
  "south-eastern-asia": {
    name: "South-eastern Asia",
    m49: "035",
    countries: "BN ID KH LA MM MY PH SG TH TL VN",
  },
  "southern-asia": { name: "Southern Asia", m49: "034", countries: "AF BD BT IN IR LK MV NP PK" },
  "western-asia": {
    name: "Western Asia",
    m49: "145",
    countries: "AE AM AZ BH CY GE IL IQ JO KW LB OM QA SA SY TR YE",
  },
  "eastern-europe": { name: "Eastern Europe", m49: "151", countries: "BG BY CZ HU MD PL RO RU SK UA" },
  "northern-europe": { name: "Northern Europe", m49: "154", countries: "DK EE FI GB IE IS LT LV NO SE" },
  "southern-europe": {
    name: "Southern Europe",
    m49: "039",
    countries: "AD AL BA ES GR HR IT ME MK MT PT RS SI SM XK",
  },
  "western-europe": { name: "Western Europe", m49: "155", countries: "AT BE CH DE FR LI LU MC NL" },
  "australia-and-new-zealand": { name: "Australia and New Zealand", m49: "053", countries: "AU NZ" },
  melanesia: { name: "Melanesia", m49: "054", countries: "FJ PG SB VU" },
  micronesia: { name: "Micronesia", m49: "057", countries: "FM KI MH NR PW" },
  polynesia: { name: "Polynesia", m49: "061", countries: "CK NU TO TV WS" },
  "invented-shores": { name: "The Invented Shores", m49: null, countries: "QM QV" },
} as const satisfies Record<string, { name: string; m49: string | null; countries: string }>;
