import { expect, test } from "vitest";
import {
  findCountryByAddress,
  findGap,
  identifyCountry,
  isExpected,
  listCountries,
  nameInEdition,
} from "#shared/country/country-identity.ts";
import { findCountryByName } from "#shared/country/find-country.ts";
import { readCountryList } from "#shared/source/read-country-list.ts";

const series = "us-state-country-reports";
const address = (edition: number, slug: string, origin = "https://reports.example") =>
  `${origin}/reports/${edition}-country-reports-on-human-rights-practices/${slug}`;
const expected = (edition: number) =>
  listCountries(series).filter((identity) => !identity.parent && isExpected(identity, edition));

test.each([
  [2016, 195],
  [2019, 195],
  [2020, 194],
  [2023, 194],
  [2024, 196],
  [2025, 196],
])("of %d there are to be %d countries", (edition, count) => {
  expect(expected(edition)).toHaveLength(count);
});

test("names and addresses follow the editions", () => {
  const names = (code: string) =>
    [2016, 2018, 2019, 2022, 2024].map((edition) => {
      const identity = identifyCountry(code);
      return identity && nameInEdition(identity, edition);
    });
  expect(names("SZ")).toEqual(["Swaziland", "Eswatini", "Eswatini", "Eswatini", "Eswatini"]);
  expect(names("MK")[0]).toBe("Macedonia");
  expect(names("KG")).toEqual([
    "Kyrgyz Republic",
    "Kyrgyz Republic",
    "Kyrgyzstan",
    "Kyrgyz Republic",
    "Kyrgyz Republic",
  ]);
  expect(identifyCountry("KP")?.slugs).toEqual([
    { text: "democratic-peoples-republic-of-korea", last: 2018 },
    { text: "north-korea", first: 2019 },
  ]);
});

test("every name and address of the table means its country, and no other", () => {
  for (const { code, names, slugs } of [...listCountries(series), ...listCountries("invented-reports")]) {
    for (const { text } of names) expect(findCountryByName(text)?.code, text).toBe(code);
    for (const { text, first = 2024 } of slugs) {
      expect(findCountryByAddress(address(first, text))?.country?.code, text).toBe(code);
    }
  }
});

test("each edition has one name that holds for it", () => {
  for (const { code, names } of listCountries(series)) {
    for (let edition = 2016; edition <= 2024; edition += 1) {
      const holding = names.filter(({ first = 0, last = 9999 }) => first <= edition && edition <= last);
      expect(holding, `${code} ${edition}`).toHaveLength(1);
    }
  }
});

test("knows what is reported on apart, and what ended", () => {
  expect(identifyCountry("CN")?.subReports).toEqual(["CN-XZ", "HK", "MO"]);
  expect(identifyCountry("HK")?.parent).toBe("CN");
  expect(identifyCountry("EH")).toMatchObject({ last: 2019, successors: ["MA"] });
  expect(identifyCountry("EH")?.outside).toContain("Morocco");
  expect(identifyCountry("QM")?.series).toBe("invented-reports");
  expect(identifyCountry("GL")).toBeUndefined();
  expect(identifyCountry("XX")).toBeUndefined();
});

test("gaps are known with their reason", () => {
  const gaps = listCountries(series).flatMap((identity) =>
    (identity.gaps ?? []).map(({ edition }) => [identity.code, edition, findGap(identity, edition)?.reason !== ""]),
  );
  expect(gaps).toEqual([
    ["AG", 2019, true],
    ["CG", 2023, true],
    ["MM", 2023, true],
    ["MR", 2023, true],
  ]);
});

test.each([
  [address(2018, "__trashed/"), "BI"],
  [address(2017, "__trashed/"), undefined],
  [address(2023, "burma-draft"), "MM"],
  [address(2016, "malaysia-2/"), "MY"],
  [address(2017, "Mongolia/"), "MN"],
  [address(2022, "2022samplehrrwha/trinidad-and-tobago/"), "TT"],
  [address(2021, "uraguay/"), "UY"],
  [address(2023, "thebahamas/"), "BS"],
  [address(2023, "republic-of-the-congo/"), "CG"],
  [address(2023, "democratic-republic-of-the-congo/"), "CD"],
  [address(2023, "congo/"), undefined],
  [address(2016, "democratic-peoples-republic-of-korea/"), "KP"],
  [address(2016, "republic-of-korea/"), "KR"],
  [address(2016, "korea/"), undefined],
  [address(2019, "china/hong-kong/"), "HK"],
  [address(2017, "china-includes-tibet-hong-kong-and-macau/china-includes-tibet-hong-kong-and-macau-tibet/"), "CN-XZ"],
  [address(2020, "israel-west-bank-and-gaza/west-bank-and-gaza/"), "PS"],
  [address(2021, "ukraine/crimea/"), "UA-RU"],
  [address(2022, "ukraine/russia-occupied-areas-of-ukraine/"), "UA-RU"],
  [`https://web.archive.org/web/20210616170538/${address(2020, "romania__trashed/")}`, "RO"],
  ["https://reports.example/other/", undefined],
])("%s is of %s", (where, code) => {
  expect(findCountryByAddress(where)?.country?.code).toBe(code);
});

test("reads the publisher's list of countries, and no other", () => {
  const html = `<select class="a chosen-container--country"><option value=""></option>
    <option value="${address(2024, "meridia/")}"> Meridia </option><option value="${address(2024, "b/")}">B &amp; C</select>
    <select class="chosen-container--country b"><option value="364">Meridia</option></select>
    <select class="other"><option value="${address(2024, "c/")}">C</option></select>`;
  expect(readCountryList(html)).toEqual([
    { address: address(2024, "meridia/"), name: "Meridia" },
    { address: address(2024, "b/"), name: "B & C" },
  ]);
  expect(readCountryList("no list")).toEqual([]);
});
