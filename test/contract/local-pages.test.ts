import { mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { parseLocalEnvironment } from "#local/local-settings.ts";
import { localPageFetcher } from "#local/page-fetcher.ts";
import { watchedPages } from "#local/watched-pages.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const retrievedAt = new Date("2025-08-12T10:00:00Z");
const asked: string[] = [];
const web = {
  fetchPage: async (address: string) => {
    asked.push(address);
    return { kind: "page" as const, bytes: new Uint8Array(), retrievedAt, validators: null };
  },
};
const fetcher = localPageFetcher({ now: () => retrievedAt }, web);

test("a page of a folder comes as it is, whatever its name", async () => {
  const path = join(await temporaryFolder(), "Çôte d’Ivoire #1 100%.html");
  await writeFile(path, Buffer.from([0xef, 0xbb, 0xbf, 0x41]));
  const page = await fetcher.fetchPage(pathToFileURL(path).href);
  expect(page).toEqual({ kind: "page", bytes: Buffer.from([0xef, 0xbb, 0xbf, 0x41]), retrievedAt, validators: null });
});

test("what is not there, is too large, is a folder or has another scheme is named", async () => {
  const folder = await temporaryFolder();
  const large = join(folder, "large.html");
  await writeFile(large, "");
  await truncate(large, 60_000_000);
  const addresses = [join(folder, "none.html"), join(large, "inside"), large, folder].map(
    (path) => pathToFileURL(path).href,
  );
  const codes = ["SOURCE_NOT_FOUND", "SOURCE_NOT_FOUND", "SOURCE_TOO_LARGE", "SOURCE_ADDRESS_REFUSED"];
  for (const [i, code] of codes.entries()) {
    await expect(fetcher.fetchPage(addresses[i]!)).rejects.toMatchObject({ code });
  }
  for (const address of ["ftp://example.org/x", "s3://bucket/x", "x.html"]) {
    await expect(fetcher.fetchPage(address)).rejects.toMatchObject({ code: "SOURCE_ADDRESS_REFUSED" });
  }
});

test("an address of the web goes to the web", async () => {
  await fetcher.fetchPage("https://www.example.org/report/");
  expect(asked).toEqual(["https://www.example.org/report/"]);
});

test("what is watched is a folder with its subfolders and a list, read anew each time", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "pages", "2024"), { recursive: true });
  for (const name of ["2024/b.htm", "2024/a.html", "c.txt", "2024/report.pdf", "2024/notes.docx", ".hidden"]) {
    await writeFile(join(folder, "pages", name), "");
  }
  const list = join(folder, "list");
  await writeFile(list, "# the publisher's\nhttps://www.example.org/one/\r\n\n  https://www.example.org/two/ \n");
  const lister = watchedPages({ folder: join(folder, "pages"), list });
  const pages = ["2024/a.html", "2024/b.htm", "2024/report.pdf", "c.txt"].map(
    (name) => pathToFileURL(join(folder, "pages", name)).href,
  );
  const watched = (addresses: string[]) => addresses.map((address) => ({ address, everyMs: null }));
  const listed = ["https://www.example.org/one/", "https://www.example.org/two/"];
  expect(await lister.listPages()).toEqual(watched([...pages, ...listed]));
  await writeFile(list, "");
  expect(await lister.listPages()).toEqual(watched(pages));
  expect(await watchedPages({}).listPages()).toEqual([]);
});

test("the environment is parsed once, and what is wrong with it is named without its value", () => {
  const usual = parseLocalEnvironment({});
  expect(usual.PALIMPSEST_RELEASE_QUIET_MS).toBe(6 * 3_600_000);
  expect(usual.PALIMPSEST_SEND_EVENT_WAIT_MS).toBe(3_000);
  expect(usual.PALIMPSEST_SOURCE_ORIGINS).toContain("https://www.state.gov");
  const given = { PALIMPSEST_SOURCE_ORIGINS: "http://127.0.0.1:8080, https://example.org" };
  expect(parseLocalEnvironment(given).PALIMPSEST_SOURCE_ORIGINS).toEqual([
    "http://127.0.0.1:8080",
    "https://example.org",
  ]);
  const wrong = { PALIMPSEST_PUBLIC_URL: "nowhere", PALIMPSEST_RELEASE_QUIET_MS: "soon" };
  expect(() => parseLocalEnvironment(wrong)).toThrow("PALIMPSEST_PUBLIC_URL, PALIMPSEST_RELEASE_QUIET_MS malformed");
});
