import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { extractText } from "#functions/extract-pdf/extract-text.ts";
import { parseReport } from "#shared/report/parse-report.ts";
import { readSource } from "#shared/source/read-source.ts";
import { launchChromium } from "../browser/chromium.ts";
import { compareForms, type FormFit } from "./compare-forms.ts";

/** Harder forms of one text, as `transform.mjs` makes them; `print` goes through a browser into a PDF. */
export type Form = "wrapped" | "print" | "pasted";

/** What came of the pages of one edition in one form. */
export interface FormTally {
  readonly form: Form;
  readonly edition: number;
  readonly fits: readonly (FormFit & { readonly slug: string })[];
}

const run = promisify(execFile);

const transform = async (shared: string, page: string, form: Form): Promise<Buffer> => {
  const script = join(shared, "gold", "transform.mjs");
  const options = { encoding: "buffer", maxBuffer: 64 * 1024 * 1024 } as const;
  return (await run(process.execPath, [script, page, "--as", form], options)).stdout;
};

/** Print a page as a browser does it, with its own header and footer. */
const print = async (browser: Browser, html: Uint8Array, folder: string): Promise<Uint8Array> => {
  const path = join(folder, "page.html");
  await writeFile(path, html);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path).href);
  const pdf = await page.pdf({ displayHeaderFooter: true, preferCSSPageSize: true });
  await page.close();
  return pdf;
};

/** The pages of one edition, the first of the alphabet. */
const listSlugs = async (shared: string, edition: number, count: number, step: number): Promise<string[]> => {
  const names = (await readdir(join(shared, "corpus", "state-gov", String(edition)))).sort().slice(0, count);
  return names.filter((_name, i) => i % step === 0).map((name) => name.replace(/\.html$/, ""));
};

/**
 * Read pages of one edition in a harder form, and hold each against its own page.
 *
 * @param choice.count - of pages, in alphabetical order
 * @param choice.step - takes every so many of them
 */
export const tallyForm = async (
  shared: string,
  form: Form,
  edition: number,
  { count, step }: { count: number; step: number },
): Promise<FormTally> => {
  const folder = await mkdtemp(join(tmpdir(), "palimpsest-forms-"));
  const browser = form === "print" ? await launchChromium() : undefined;
  const fits: FormTally["fits"][number][] = [];
  try {
    for (const slug of await listSlugs(shared, edition, count, step)) {
      const path = join(shared, "corpus", "state-gov", String(edition), `${slug}.html`);
      const page = parseReport(readSource(await readFile(path), path));
      const made = await transform(shared, path, form);
      const bytes = browser ? await extractText(await print(browser, made, folder), slug) : made;
      const read = parseReport(readSource(bytes, slug), { country: page.country.code, edition });
      fits.push({ slug, ...compareForms(page, read) });
    }
  } finally {
    await browser?.close();
    await rm(folder, { recursive: true });
  }
  return { form, edition, fits };
};

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;

/** Print a tally as one line, and below it the pages in which something differs. */
export const printTally = ({ form, edition, fits }: FormTally): string => {
  const count = (of: (fit: FormFit) => boolean) => fits.filter(of).length;
  const sum = (of: (fit: FormFit) => number) => fits.reduce((total, fit) => total + of(fit), 0);
  const line = [
    `${form.padEnd(7)} ${edition}`,
    `${fits.length} pages`,
    `text kept ${count(({ isTextKept }) => isTextKept)}`,
    `passages equal ${share(
      sum(({ equal }) => equal),
      sum(({ passages }) => passages),
    )}`,
    `sections ${count(({ sections }) => sections)}`,
    `topics ${count(({ topics }) => topics)}`,
    `issues ${count(({ issues }) => issues)}`,
    `all three ${count(({ sections, topics, issues }) => sections && topics && issues)}`,
  ].join(", ");
  const differing = fits.flatMap(({ slug, isTextKept, sections, topics, issues }) => {
    const wrong = Object.entries({ text: isTextKept, sections, topics, issues }).flatMap(([name, ok]) =>
      ok ? [] : name,
    );
    return wrong.length > 0 ? `  ${slug}: ${wrong.join(", ")}` : [];
  });
  return [line, ...differing].join("\n");
};
