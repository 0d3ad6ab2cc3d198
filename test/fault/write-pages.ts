import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { madePage } from "../made-page.ts";
import { madePdf } from "../made-pdf.ts";

/** Addresses of what the publisher shows. */
export interface Pages {
  /** Of 2023, both countries. */
  readonly earlier: readonly string[];
  /** Of 2024, both countries. */
  readonly later: readonly string[];
  /** One country's page of 2024 again, with one sentence changed. */
  readonly revised: string;
  /** A PDF of 2022, of one country. */
  readonly found: string;
}

interface Texts {
  readonly summary: string;
  readonly killings: string;
  readonly press: string;
}

/** Few words, so that nothing takes long but what is tested. */
const bodyOf = ({ summary, killings, press }: Texts) => `
<section class="report__content__inner entry-content">
  <h2 id="report-toc__exec-summary" class="report__section-title">EXECUTIVE SUMMARY</h2>
  <p>${summary}</p>
</section>
<section class="report__content__inner entry-content">
  <p class="report-toc-section">Section 1.</p>
  <h2 class="report__section-title">Life</h2>
  <h3 class="report__section-subtitle">a. Extrajudicial Killings</h3>
  <p>${killings}</p>
</section>
<section class="report__content__inner entry-content">
  <p class="report-toc-section">Section 2.</p>
  <h2 class="report__section-title">Liberty</h2>
  <h3 class="report__section-subtitle">a. Freedom of the Press</h3>
  <p>${press}</p>
</section>`;

const countries = [
  { name: "Meridia", slug: "meridia" },
  { name: "Valdoria", slug: "valdoria" },
] as const;

const textsOf = (name: string, edition: number): Texts => ({
  summary: `The invented government of ${name} reported on ${edition} in full.`,
  killings:
    edition === 2023
      ? `There were three credible reports that guards of ${name} killed detainees.`
      : `There was one report that guards of ${name} killed a detainee.`,
  press:
    edition === 2023
      ? `Authorities of ${name} closed two newspapers and charged four editors.`
      : `Authorities of ${name} closed nine newspapers, charged four editors, and fined a radio station.`,
});

/** Write the pages into a folder; the same folder gives the same addresses, which the store keeps. */
export const writePages = async (folder: string): Promise<Pages> => {
  const write = async (file: string, page: string | Uint8Array) => {
    await writeFile(join(folder, file), page);
    return pathToFileURL(join(folder, file)).href;
  };
  const ofEdition = (edition: number) =>
    Promise.all(
      countries.map((country) =>
        write(
          `${country.slug}-${edition}.html`,
          madePage({
            ...country,
            edition,
            modifiedAt: `${edition + 1}-08-12T17:44:49+00:00`,
            body: bodyOf(textsOf(country.name, edition)),
          }),
        ),
      ),
    );
  const texts = textsOf("Meridia", 2024);
  const body = bodyOf({ ...texts, press: `${texts.press} A court of Meridia reopened one newspaper.` });
  const lines = [
    "2022 Country Reports on Human Rights Practices: Valdoria",
    "Executive Summary",
    "Little was reported on the invented country of Valdoria.",
  ];
  const pdf = madePdf([lines.map((text, i) => ({ text, top: 80 + 40 * i, size: i < 2 ? 16 : 12, bold: i < 2 }))]);
  return {
    earlier: await ofEdition(2023),
    later: await ofEdition(2024),
    revised: await write("meridia-2024-revised.html", madePage({ modifiedAt: "2025-08-13T00:00:00+00:00", body })),
    found: await write("valdoria-2022.pdf", pdf),
  };
};
