import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { createHandler } from "#functions/http-api/handler.ts";
import { lambdaContext } from "#local/lambda-event.ts";
import { type AlertFlow, give, openAlertFlow, type Texts } from "./alert-flow.ts";

const before: Texts = { unions: ["Dock workers formed two unions, and the ministry registered both of them."] };
const after: Texts = {
  unions: ["Dock workers formed two unions, and the ministry registered <b>neither</b> of them."],
};
const later: Texts = { unions: ["Dock workers formed two unions, and the ministry registered one of them."] };

const openWithReviews = async () => {
  const flow = await openAlertFlow();
  await flow.publish("QM-2023-v1", before, true);
  await flow.publish("QM-2024-v1", after);
  await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v2", later)));
  return flow;
};
const get = (flow: AlertFlow, path: string, headers: Record<string, string> = {}) =>
  flow.handlers.app.request(path, { headers });
describe("pages for everybody", () => {
  it("list the reviews, show each, and the revisions between", async () => {
    const flow = await openWithReviews();
    const index = load(await (await get(flow, "/")).text());
    expect(
      index("main a")
        .toArray()
        .map((a) => a.attribs.href),
    ).toEqual(["/review/QM/2024"]);
    for (const [path, words] of [
      ["/review/QM/2024", "QM-2024-v2"],
      ["/review/qm/2024?against=2023", "QM-2023-v1"],
      ["/review/QM/2024?against=QM-2024-v1", "QM-2024-v1"],
      ["/review/QM/2024?topic=unions", "This page shows one topic alone"],
    ] as const) {
      const answer = await get(flow, path);
      expect(answer.status, path).toBe(200);
      const page = load(await answer.text());
      expect(page("body").text(), path).toContain(words);
      expect(page("script, [onclick], [style]").length, path).toBe(0);
      expect(page("b").length, path).toBe(0);
    }
    const json = await get(flow, "/review/QM/2024", { accept: "application/json" });
    expect(await json.json()).toMatchObject({ schema: "palimpsest/compare@1", editionContext: { edition: 2024 } });
    expect((await get(flow, "/style.css")).headers.get("content-type")).toContain("text/css");
    expect(await (await get(flow, "/health")).json()).toEqual({ status: "ok" });
  });

  it.each([
    ["/review/QV/2024", "COMPARE_REVIEW_MISSING"],
    ["/review/QM/1999", "COMPARE_REVIEW_MISSING"],
    ["/review/QM/2024?against=2019", "COMPARE_REVIEW_MISSING"],
    ["/review/QM/soon", "HTTP_NOT_FOUND"],
    ["/review/Q%3Cscript%3E/2024", "HTTP_NOT_FOUND"],
    ["/review/QM/2024?topic=nonsense", "HTTP_NOT_FOUND"],
    ["/nowhere", "HTTP_NOT_FOUND"],
    ["/review", "HTTP_NOT_FOUND"],
  ])("%s is not there, as a page and as problem+json", async (path, code) => {
    const flow = await openWithReviews();
    const page = await get(flow, path, { accept: "text/html" });
    expect(page.status).toBe(404);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await page.text()).not.toContain("<script");
    const problem = await get(flow, path, { accept: "application/json" });
    expect(problem.status).toBe(404);
    expect(problem.headers.get("content-type")).toBe("application/problem+json");
    expect(await problem.json()).toMatchObject({ status: 404, code });
  });

  it("carry headers that let nothing run and tell nobody where a reader came from", async () => {
    const flow = await openWithReviews();
    for (const path of ["/", "/review/QM/2024", "/nowhere", "/unsubscribe"]) {
      const { headers } = await get(flow, path);
      expect(headers.get("content-security-policy")).toMatch(/default-src 'none'/);
      expect(headers.get("content-security-policy")).not.toMatch(/unsafe|script-src/);
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("a failure of ours says nothing of itself and is logged", async () => {
    const flow = await openWithReviews();
    const broken = { ...flow.ports.versions, newestEdition: () => Promise.reject(new Error("secret words")) };
    const { app } = flow.handlersOver({ ...flow.ports, versions: broken });
    const answer = await app.request("/");
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("secret words");
    expect(flow.codes).toContain("REQUEST_FAILED");
  });

  it("answers what the HTTP API sends", async () => {
    const flow = await openWithReviews();
    const handler = createHandler({ ...flow.ports, settings: flow.settings });
    const event = {
      version: "2.0",
      routeKey: "$default",
      rawPath: "/health",
      rawQueryString: "",
      headers: { host: "alerts.example.org" },
      requestContext: { http: { method: "GET", path: "/health" }, domainName: "alerts.example.org" },
      isBase64Encoded: false,
    };
    expect(await handler(event as never, lambdaContext("http-api"))).toMatchObject({ statusCode: 200 });
  });
});
