import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { httpPages } from "#functions/aws/http-pages.ts";
import { createHandler } from "#functions/ingest-version/handler.ts";
import { lambdaContext, sqsEvent } from "#local/lambda-event.ts";
import { loadCoverage } from "#shared/release/load-coverage.ts";
import { openGate } from "#test/publisher/open-gate.ts";
import { type IngestFlow, openIngestFlow } from "./ingest-flow.ts";
import { pathOf } from "./meridia.ts";

const path = (slug: string) => `/reports/2024-country-reports-on-human-rights-practices/${slug}/`;

/** What the publisher answers by path: a status, or a page. */
const answers = new Map<string, number | string>();
const publisher = createServer((request, response) => {
  const answer = answers.get(request.url ?? "") ?? 404;
  response.writeHead(typeof answer === "number" ? answer : 200, { "content-type": "text/html" });
  response.end(typeof answer === "number" ? "" : answer);
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => publisher.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => publisher.close(resolve)));

/** A page with the publisher's list of the edition after its body. */
const listing = (page: string, slugs: readonly string[]) =>
  page.replace(
    "</body>",
    `<select class="field-container chosen-container--country">${slugs
      .map((slug) => `<option value="https://reports.example${path(slug)}">${slug}</option>`)
      .join("")}</select></body>`,
  );

const openWeb = async () => {
  const flow = await openIngestFlow();
  const fetcher = httpPages({
    origins: [origin],
    clock: flow.ports.clock,
    gate: openGate,
    contact: "nobody@reports.example",
    allowLoopback: true,
  });
  const handler = createHandler({ ...flow.ports, fetcher, settings: {} });
  return {
    flow,
    /** Look at a page once. @returns whether it is to be tried again */
    look: async (slug: string) => {
      flow.advance(60_000);
      const body = JSON.stringify({ address: `${origin}${path(slug)}`, origin: "auto", run: null });
      const message = { id: slug, body, receipt: slug, receives: 1, sentAtMs: 0, firstReceivedAtMs: 0 };
      const event = sqsEvent("pages", [message]);
      return (await handler(event, lambdaContext("ingest-version"))).batchItemFailures.length > 0;
    },
  };
};

const statusesOf = async ({ ports }: IngestFlow) => {
  const { countries } = await loadCoverage(ports, "invented-reports", 2024);
  return Object.fromEntries(countries.map(({ code, status }) => [code, status]));
};

test("what the publisher answers is what the coverage says; a report that was not served is not dropped", async () => {
  const { flow, look } = await openWeb();
  const meridia = listing(await readFile(pathOf("QM", 2024), "utf8"), ["meridia", "valdoria", "atlantis"]);
  const valdoria = await readFile(pathOf("QV", 2024), "utf8");
  expect(await statusesOf(flow)).toEqual({ QM: "not-yet", QV: "not-yet" });

  answers.set(path("meridia"), meridia);
  expect(await look("meridia")).toBe(false);
  expect(await statusesOf(flow)).toEqual({ QM: "parsed", QV: "not-yet" });
  const coverage = await loadCoverage(flow.ports, "invented-reports", 2024);
  expect(coverage.unknownAddresses).toEqual([`https://reports.example${path("atlantis")}`]);
  expect(coverage.countries[1]).toMatchObject({ code: "QV", address: `https://reports.example${path("valdoria")}` });

  const middle = valdoria.indexOf("</p>", valdoria.length / 2);
  const steps: [number | string, boolean, string][] = [
    [403, false, "refused-by-publisher"],
    [429, true, "refused-by-publisher"],
    [404, false, "not-found"],
    [503, true, "not-yet"],
    [451, false, "withheld"],
    [valdoria.slice(0, middle), false, "unreadable"],
    [valdoria.replaceAll("valdoria", "meridia"), false, "refused-by-us"],
    [valdoria, false, "parsed"],
    [403, false, "parsed"],
  ];
  for (const [answer, isTriedAgain, status] of steps) {
    answers.set(path("valdoria"), answer);
    expect(await look("valdoria"), status).toBe(isTriedAgain);
    expect((await statusesOf(flow)).QV).toBe(status);
  }
});

test("a file that was refused counts for the country that its content names", async () => {
  const flow = await openIngestFlow();
  const page = await readFile(pathOf("QV", 2024), "utf8");
  await flow.ingest([await flow.writePage("page.html", page.slice(0, page.indexOf("</p>", page.length / 2)))]);
  expect(await statusesOf(flow)).toEqual({ QM: "not-yet", QV: "unreadable" });
});
