import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findCountryByAddress, identifyCountry, isExpected, listCountries } from "#shared/country/country-identity.ts";
import { findCountryByName } from "#shared/country/find-country.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { readCountryList } from "#shared/source/read-country-list.ts";
import { readSource } from "#shared/source/read-source.ts";
import { sharedFolder } from "../shared-folder.ts";

const corpus = join(sharedFolder ?? "", "corpus", "state-gov");
const editions = () => readdirSync(corpus).filter((name) => /^\d{4}$/.test(name));
const pagesOf = (edition: string) => readdirSync(join(corpus, edition)).filter((name) => name.endsWith(".html"));

test.skipIf(!sharedFolder)("all pages tell country and edition by their content alone", () => {
  let right = 0;
  const seen = new Set<string>();
  for (const edition of editions()) {
    for (const name of pagesOf(edition)) {
      const report = parseReport(readSource(readFileSync(join(corpus, edition, name)), "page.html"));
      const fileSays = findCountryByName(name.replace(/\.html$/, ""))?.code;
      expect([report.edition, report.country.code], `${edition}/${name}`).toEqual([Number(edition), fileSays]);
      seen.add(`${report.country.code} ${report.edition}`);
      right += 1;
    }
  }
  console.log(`${right} pages named page.html: country and edition right, ${seen.size} different`);
  expect([right, seen.size]).toEqual([771, 771]);
});

test.skipIf(!sharedFolder)(
  "every address that the publisher lists is of exactly one country, and no country is missing",
  () => {
    let addresses = 0;
    const counts: string[] = [];
    for (const edition of editions()) {
      const listed = new Map<string, string>();
      for (const name of pagesOf(edition)) {
        for (const country of readCountryList(readFileSync(join(corpus, edition, name), "utf8"))) {
          listed.set(country.address, country.name);
        }
      }
      const codes = new Set<string>();
      for (const [address, name] of listed) {
        const found = findCountryByAddress(address);
        expect(found?.country?.code, `${address} ${name}`).toBeDefined();
        expect(found?.edition, address).toBe(Number(edition));
        // The name beside the address is another witness.
        expect(findCountryByName(name.replace(/^(.*), The$/, "The $1"))?.code, name).toBe(found?.country?.code);
        codes.add(found?.country?.code ?? "");
      }
      const expected = listCountries("us-state-country-reports").filter(
        (identity) => !identity.parent && isExpected(identity, Number(edition)),
      );
      expect([...codes].sort()).toEqual(expected.map(({ code }) => code));
      addresses += listed.size;
      counts.push(`${edition} ${codes.size}`);
    }
    console.log(`${addresses} addresses, each of one country: ${counts.join(", ")}`);
    expect(identifyCountry("EH")?.last).toBe(2019);
  },
);
