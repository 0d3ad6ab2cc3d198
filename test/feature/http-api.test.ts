import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { createHandler } from "#functions/http-api/handler.ts";
import { lambdaContext } from "#local/lambda-event.ts";
import { makeToken, type TokenPurpose } from "#shared/alert/token.ts";
import { madeSubscriber } from "#test/made-subscription.ts";
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
const link = (flow: AlertFlow, purpose: TokenPurpose, subscriberId: string, at = flow.ports.clock.now()) =>
  `/${purpose}?token=${makeToken(purpose, { subscriberId, subscriptionId: null }, flow.settings.secret, at)}`;

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

describe("a person's own links", () => {
  const openWithPerson = async (status: "unconfirmed" | "active" | "unsubscribed" | "suppressed") => {
    const flow = await openAlertFlow();
    const { subscriberId } = await flow.subscribe("reader@example.org", ["QM"], ["unions"]);
    const reason = status === "unsubscribed" ? status : status === "suppressed" ? "bounce" : null;
    await flow.ports.subscriptions.putSubscriber(
      madeSubscriber({ id: subscriberId, email: "reader@example.org", status, reason }),
    );
    const now = async () => (await flow.ports.subscriptions.getSubscriber(subscriberId))?.status;
    return { flow, subscriberId, now };
  };
  const post = (flow: AlertFlow, path: string, body = new URLSearchParams()) =>
    flow.handlers.app.request(path, { method: "POST", body });

  it.each([
    ["unconfirmed", 200, "active"],
    ["active", 200, "active"],
    ["unsubscribed", 409, "unsubscribed"],
    ["suppressed", 409, "suppressed"],
  ] as const)("confirming while %s: %d, then %s", async (status, code, then) => {
    const { flow, subscriberId, now } = await openWithPerson(status);
    const path = link(flow, "confirm", subscriberId);
    expect((await get(flow, path)).status).toBe(200);
    expect(await now()).toBe(status);
    expect((await post(flow, path)).status).toBe(code);
    expect(await now()).toBe(then);
  });

  it.each([
    ["unconfirmed", "unsubscribed"],
    ["active", "unsubscribed"],
    ["unsubscribed", "unsubscribed"],
    ["suppressed", "suppressed"],
  ] as const)("unsubscribing while %s: then %s, by header or by button", async (status, then) => {
    for (const body of [new URLSearchParams({ "List-Unsubscribe": "One-Click" }), new URLSearchParams()]) {
      const { flow, subscriberId, now } = await openWithPerson(status);
      expect((await post(flow, link(flow, "unsubscribe", subscriberId), body)).status).toBe(200);
      expect(await now()).toBe(then);
    }
  });

  it("refuses by name what is forged, too old, or made for another link", async () => {
    const { flow, subscriberId, now } = await openWithPerson("active");
    const old = new Date(flow.ports.clock.now().getTime() - 8 * 86_400_000);
    const unsubscribe = link(flow, "unsubscribe", subscriberId);
    const cases = [
      ["/unsubscribe", 403, "TOKEN_FORGED"],
      [`${unsubscribe}x`, 403, "TOKEN_FORGED"],
      [link(flow, "preferences", subscriberId).replace("/preferences", "/unsubscribe"), 403, "TOKEN_WRONG_PURPOSE"],
      [link(flow, "confirm", subscriberId, old), 410, "TOKEN_EXPIRED"],
    ] as const;
    for (const [path, status, code] of cases) {
      for (const method of ["GET", "POST"]) {
        const answer = await flow.handlers.app.request(path, { method, headers: { accept: "application/json" } });
        expect(answer.status, path).toBe(status);
        expect(await answer.json()).toMatchObject({ code });
      }
    }
    expect(await now()).toBe("active");
  });

  it("a button without a subscription, and one of somebody else, end nothing", async () => {
    const { flow, subscriberId } = await openWithPerson("active");
    const other = await flow.subscribe("other@example.org", ["QV"], ["unions"]);
    const path = link(flow, "preferences", subscriberId);
    expect((await post(flow, path)).status).toBe(400);
    expect((await post(flow, path, new URLSearchParams({ remove: other.id }))).status).toBe(303);
    expect(await flow.ports.subscriptions.listSubscriptions(other.subscriberId)).toHaveLength(1);
    expect(await flow.ports.subscriptions.listSubscriptions(subscriberId)).toHaveLength(1);
    expect((await get(flow, path)).headers.get("cache-control")).toBe("no-store");
  });
});
