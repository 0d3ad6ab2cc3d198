import { expect, test } from "vitest";
import { readSource, sourceLimitBytes } from "#shared/source/read-source.ts";
import { bytesOf, madePage } from "../made-page.ts";

const codeOf = (bytes: Uint8Array) => {
  try {
    readSource(bytes, "made.html");
    return "read";
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test.each([
  ["nothing", new Uint8Array(), "SOURCE_EMPTY"],
  ["white space", bytesOf(" \n\t "), "SOURCE_EMPTY"],
  ["a PDF", Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 0xff]), "SOURCE_BINARY"],
  ["text with a control character", bytesOf("a\u0007b"), "SOURCE_BINARY"],
  ["60 MB", new Uint8Array(60_000_000).fill(0x20), "SOURCE_TOO_LARGE"],
  ["one byte too many", new Uint8Array(sourceLimitBytes + 1).fill(0x41), "SOURCE_TOO_LARGE"],
  ["Latin-1 that claims UTF-8", Buffer.from(madePage({ name: "Méridia" }), "latin1"), "SOURCE_ENCODING"],
  ["an encoding that does not exist", bytesOf('<html><meta charset="klingon-8"><p>Text'), "SOURCE_ENCODING"],
])("refuses %s by name", (_what, bytes, code) => {
  expect(codeOf(bytes)).toBe(code);
});

test("reads a page in the encoding that it claims", () => {
  const html = madePage({ name: "Méridia" }).replace("utf-8", "windows-1252");
  expect(readSource(Buffer.from(html, "latin1"), "made.html").facts.headline).toContain("Méridia");
  const utf16 = Buffer.from(`\uFEFF${madePage({ name: "Méridia" })}`, "utf16le");
  expect(readSource(utf16, "made.html").facts.headline).toContain("Méridia");
});

test("reads what the page says about itself, and only the body's blocks", () => {
  const page = readSource(bytesOf(madePage()), "made.html");
  expect(page.body).toBe("complete");
  expect(page.facts.canonical).toBe(
    "https://reports.example/reports/2024-country-reports-on-human-rights-practices/meridia/",
  );
  expect(page.facts.modifiedAt).toBe("2025-08-12T17:44:49+00:00");
  expect(page.blocks.map(({ tag, text }) => `${tag} ${text}`)).toEqual([
    "h2 EXECUTIVE SUMMARY",
    "p Little changed in Meridia during the year.",
    "p Section 1.",
    "h2 Life",
    "h3 a. Extrajudicial Killings",
    "p No invented official was said to have killed anyone.",
  ]);
});

test("keeps loose text, parts cells and buttons, skips drawings and scripts, and knows the line", () => {
  const body = `loose &amp; free
<table><tr><td>one</td><td>two</td></tr></table><svg><style>.a{}</style><title>arrow</title></svg><script>x()</script>
<p>a<br>b<span style="text-decoration: underline">c</span></p>`;
  const { blocks } = readSource(bytesOf(`<html><div class="report__main">${body}</div></html>`), "made.html");
  expect(blocks.map(({ text }) => text)).toEqual(["loose & free", "one", "two", "a bc"]);
  expect(blocks.map(({ sourceLine }) => sourceLine)).toEqual([1, 2, 2, 3]);
  expect(blocks[3]?.lines.map((line) => line.map(({ text, strong }) => [text, strong]))).toEqual([
    [["a", false]],
    [
      ["b", false],
      ["c", true],
    ],
  ]);
});

test("tells a body that is cut from one that is whole, and from none", () => {
  const html = madePage();
  const at = html.indexOf("No invented");
  expect(readSource(bytesOf(html.slice(0, at + 4)), "made.html").body).toBe("cut");
  expect(readSource(bytesOf(html.slice(0, html.indexOf("<footer"))), "made.html").body).toBe("complete");
  expect(readSource(bytesOf("<html><p>news</p></html>"), "made.html").body).toBe("absent");
});

test("reads plain text a line a block", () => {
  const page = readSource(bytesOf("EXECUTIVE SUMMARY\r\n\r\nOne  two.\n"), "made.txt");
  expect([page.format, page.blocks.map(({ text, sourceLine }) => [text, sourceLine])]).toEqual([
    "text",
    [
      ["EXECUTIVE SUMMARY", 1],
      ["One two.", 3],
    ],
  ]);
});
