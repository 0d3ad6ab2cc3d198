import { describe, expect, it } from "vitest";
import { listCountries } from "#shared/country/country-identity.ts";
import { countriesIn, regionIds, regionOf } from "#shared/country/regions.ts";
import { searchCountries } from "#shared/country/search-countries.ts";

describe("regions", () => {
  it("hold every country and area of every series once, and no other", () => {
    const countries = [...listCountries("us-state-country-reports"), ...listCountries("invented-reports")];
    const held = regionIds.flatMap((region) => countriesIn(region));
    expect(held.toSorted()).toEqual(countries.map(({ code }) => code).sort());
    expect(regionIds.filter((region) => countriesIn(region).length === 0)).toEqual([]);
  });

  it.each([
    ["KZ", "central-asia"],
    ["CN-XZ", "eastern-asia"],
    ["PS", "western-asia"],
    ["XK", "southern-europe"],
    ["QM", "invented-shores"],
    ["ZZ", undefined],
  ])("%s is in %s", (code, region) => {
    expect(regionOf(code)).toBe(region);
  });
});

describe("the search for a country", () => {
  const found = (text: string) => searchCountries(text, "us-state-country-reports").map(({ code }) => code);
  it.each([
    ["kz", ["KZ"]],
    ["Myanmar", ["MM"]],
    ["burma", ["MM"]],
    ["swaziland", ["SZ"]],
    ["cote d'ivoire", ["CI"]],
    ["IVORY", ["CI"]],
    ["turkiye", ["TR"]],
    ["tibet", ["CN-XZ", "CN"]],
    ["central asia", ["KZ", "KG", "TJ", "TM", "UZ"]],
    ["guinea", ["GN", "GW", "GQ", "PG"]],
    ["", []],
    ["…", []],
    ["atlantis", []],
  ])("%j finds %j first", (text, codes) => {
    expect(found(text).slice(0, codes.length)).toEqual(codes);
    if (codes.length === 0) expect(found(text)).toEqual([]);
  });

  it("finds both Congos and both Koreas, and guesses neither", () => {
    expect(found("congo")).toEqual(expect.arrayContaining(["CD", "CG"]));
    expect(found("korea")).toEqual(expect.arrayContaining(["KP", "KR"]));
  });

  it("knows the invented countries in their own series only", () => {
    expect(found("meridia")).toEqual([]);
    expect(searchCountries("meri", "invented-reports").map(({ code }) => code)).toEqual(["QM"]);
  });
});
