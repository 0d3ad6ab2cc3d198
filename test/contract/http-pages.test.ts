import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { httpPages } from "#functions/aws/http-pages.ts";
import { pagesByScheme } from "#functions/aws/pages-by-scheme.ts";
import { openGate } from "#test/publisher/open-gate.ts";

const retrievedAt = new Date("2026-03-01T12:00:00Z");
const clock = { now: () => retrievedAt };
const agents: (string | undefined)[] = [];
const usual = { clock, gate: openGate, contact: "desk@reports.example", allowLoopback: true };

const answers: Record<string, (response: ServerResponse) => unknown> = {
  "/page": (response) => response.end("<p>Grüße</p>"),
  "/moved": (response) => response.writeHead(301, { location: "/page" }).end(),
  "/away": (response) => response.writeHead(302, { location: "https://elsewhere.example/page" }).end(),
  "/round": (response) => response.writeHead(302, { location: "/round" }).end(),
  "/busy": (response) => response.writeHead(429, { "retry-after": "5" }).end(),
  "/wall": (response) => response.writeHead(403).end(),
  "/down": (response) => response.writeHead(503).end(),
  "/stated": (response) => response.writeHead(200, { "content-length": "60000000" }).write("x"),
  "/endless": async (response) => {
    while (!response.destroyed) {
      if (!response.write("x".repeat(1_000_000))) await new Promise((resolve) => setTimeout(resolve, 1));
    }
  },
  "/silent": () => {},
  "/broken": (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half");
    setTimeout(() => response.destroy(), 20);
  },
};

async function startSite(): Promise<string> {
  const server = createServer((request, response) => {
    agents.push(request.headers["user-agent"]);
    const answer = answers[request.url ?? ""];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("a page comes with its bytes, the time, and an honest name of who asks", async () => {
  const site = await startSite();
  const pages = pagesByScheme({ "http:": httpPages({ ...usual, origins: [site] }) });
  for (const path of ["/page", "/moved"]) {
    const page = await pages.fetchPage(`${site}${path}`);
    expect(page).toEqual({ kind: "page", bytes: Buffer.from("<p>Grüße</p>"), retrievedAt, validators: null });
  }
  expect(new Set(agents)).toEqual(
    new Set(["Palimpsest/0.1 (compares yearly human-rights reports; contact: desk@reports.example)"]),
  );
  await expect(pages.fetchPage("gopher://x/y")).rejects.toMatchObject({ code: "SOURCE_ADDRESS_REFUSED" });
});

test("each way to fail has its name", async () => {
  const site = await startSite();
  const pages = httpPages({ ...usual, origins: [site] });
  const expected: [string, object][] = [
    ["/none", { code: "SOURCE_NOT_FOUND", retryable: false }],
    ["/busy", { code: "SOURCE_HTTP_STATUS", status: 429, retryable: true }],
    ["/wall", { code: "SOURCE_HTTP_STATUS", status: 403, retryable: false }],
    ["/down", { code: "SOURCE_HTTP_STATUS", status: 503, retryable: true }],
    ["/away", { code: "SOURCE_ADDRESS_REFUSED" }],
    ["/round", { code: "SOURCE_ADDRESS_REFUSED" }],
    ["/stated", { code: "SOURCE_TOO_LARGE" }],
    ["/endless", { code: "SOURCE_TOO_LARGE" }],
    ["/broken", { code: "SOURCE_NOT_REACHED", retryable: true }],
  ];
  for (const [path, failure] of expected) {
    await expect(pages.fetchPage(`${site}${path}`), path).rejects.toMatchObject(failure);
  }
  const hasty = httpPages({ ...usual, origins: [site], timeoutMs: 50 });
  await expect(hasty.fetchPage(`${site}/silent`)).rejects.toMatchObject({ code: "SOURCE_NOT_REACHED" });
});

test("nothing is fetched but from the origins on the list", async () => {
  const site = await startSite();
  const pages = httpPages({ ...usual, origins: ["https://reports.example"] });
  const inside = [
    "http://reports.example/",
    "https://reports.example:8443/",
    "https://u:p@reports.example/",
    "no address",
  ];
  for (const address of [`${site}/page`, "http://169.254.169.254/latest/", "file:///etc/passwd", ...inside]) {
    await expect(pages.fetchPage(address), address).rejects.toMatchObject({ code: "SOURCE_ADDRESS_REFUSED" });
  }
});
