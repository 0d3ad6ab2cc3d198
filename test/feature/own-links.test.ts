import { describe, expect, it } from "vitest";
import { makeToken, type TokenPurpose } from "#shared/alert/token.ts";
import { madeSubscriber } from "#test/made-subscription.ts";
import { type AlertFlow, openAlertFlow } from "./alert-flow.ts";

const dayMs = 86_400_000;
type Status = "unconfirmed" | "active" | "unsubscribed" | "suppressed";

const openWithPerson = async (status: Status) => {
  const flow = await openAlertFlow();
  const { subscriptions, clock } = flow.ports;
  const wish = await flow.subscribe("reader@example.org", ["QM"], ["unions"]);
  const { subscriberId } = wish;
  const reason = status === "unsubscribed" ? status : status === "suppressed" ? "bounce" : null;
  const now = clock.now().toISOString();
  const endedAt = status === "unsubscribed" ? now : null;
  const confirmedAt = status === "unconfirmed" ? null : now;
  const waitsUntil = new Date(clock.now().getTime() + 7 * dayMs).toISOString();
  await subscriptions.putSubscriber(
    madeSubscriber({ id: subscriberId, email: "reader@example.org", status, reason, endedAt, confirmedAt }),
  );
  if (status !== "active") await subscriptions.putSubscription({ ...wish, status: "unconfirmed", waitsUntil });
  const statusNow = async () => (await subscriptions.getSubscriber(subscriberId))?.status;
  return { flow, wish, subscriberId, statusNow };
};

const link = (
  flow: AlertFlow,
  purpose: TokenPurpose,
  subscriberId: string,
  { subscriptionId = null, occasion = null, at = flow.ports.clock.now() } = {} as {
    subscriptionId?: string | null;
    occasion?: string | null;
    at?: Date;
  },
) => `/${purpose}?token=${makeToken(purpose, { subscriberId, subscriptionId, occasion }, flow.settings.secret, at)}`;
const get = (flow: AlertFlow, path: string, headers: Record<string, string> = {}) =>
  flow.handlers.app.request(path, { headers });
const post = (flow: AlertFlow, path: string, body = new URLSearchParams()) =>
  flow.handlers.app.request(path, { method: "POST", body, headers: { accept: "application/json" } });
const codeOf = async (answer: Response) =>
  answer.ok || answer.status === 303 ? answer.status : ((await answer.json()) as { code: string }).code;

describe("confirming", () => {
  it.each([
    ["unconfirmed", 200, "active"],
    ["active", 200, "active"],
    ["unsubscribed", 200, "active"],
    ["suppressed", "HTTP_CONFLICT", "suppressed"],
  ] as const)("while %s: %s, then %s; opening the page changes nothing", async (status, code, then) => {
    const { flow, wish, subscriberId, statusNow } = await openWithPerson(status);
    const path = link(flow, "confirm", subscriberId, { subscriptionId: wish.id });
    expect((await get(flow, path)).status).toBe(200);
    expect(await statusNow()).toBe(status);
    expect(await codeOf(await post(flow, path))).toBe(code);
    expect(await statusNow()).toBe(then);
    expect(await codeOf(await post(flow, path))).toBe(code);
  });

  it("an old link never undoes an unsubscription, and one whose wish vanished is used up", async () => {
    const { flow, wish, subscriberId, statusNow } = await openWithPerson("unconfirmed");
    const path = link(flow, "confirm", subscriberId, { subscriptionId: wish.id });
    await post(flow, path);
    await post(flow, link(flow, "unsubscribe", subscriberId));
    expect(await codeOf(await post(flow, path))).toBe("TOKEN_USED");
    expect(await statusNow()).toBe("unsubscribed");
    await flow.ports.subscriptions.removeSubscription(subscriberId, wish.id);
    expect(await codeOf(await post(flow, path))).toBe("TOKEN_USED");
    expect(await codeOf(await get(flow, path, { accept: "application/json" }))).toBe("TOKEN_USED");
  });

  it("a new sign-up after an unsubscription brings back itself alone", async () => {
    const { flow, wish, subscriberId } = await openWithPerson("unsubscribed");
    await flow.ports.subscriptions.putSubscription({ ...wish, id: "w-of-before", status: "active" });
    await post(flow, link(flow, "confirm", subscriberId, { subscriptionId: wish.id }));
    const standing = await flow.ports.subscriptions.listSubscriptions(subscriberId);
    expect(standing.map(({ id, status }) => `${id} ${status}`)).toEqual([`${wish.id} active`]);
  });
});

describe("unsubscribing", () => {
  it.each([
    ["unconfirmed", "unsubscribed"],
    ["active", "unsubscribed"],
    ["unsubscribed", "unsubscribed"],
    ["suppressed", "suppressed"],
  ] as const)("while %s: then %s, by header or by button", async (status, then) => {
    for (const body of [new URLSearchParams({ "List-Unsubscribe": "One-Click" }), new URLSearchParams()]) {
      const { flow, subscriberId, statusNow } = await openWithPerson(status);
      expect((await post(flow, link(flow, "unsubscribe", subscriberId), body)).status).toBe(200);
      expect(await statusNow()).toBe(then);
    }
  });

  it("can be undone for a week, once, from the page or by opening an old link again", async () => {
    const { flow, subscriberId, statusNow } = await openWithPerson("active");
    const unsubscribe = link(flow, "unsubscribe", subscriberId);
    const undoOf = async (answer: Response) => /action="(\/undo\?token=[^"]+)"/.exec(await answer.text())?.[1] ?? "";
    const undo = await undoOf(await flow.handlers.app.request(unsubscribe, { method: "POST" }));
    expect(await undoOf(await get(flow, unsubscribe))).toMatch(/^\/undo/);
    expect((await get(flow, undo)).status).toBe(200);
    expect(await statusNow()).toBe("unsubscribed");
    expect(await codeOf(await post(flow, undo))).toBe(200);
    expect(await statusNow()).toBe("active");
    expect(await codeOf(await post(flow, undo))).toBe("TOKEN_USED");
    flow.advance(1000);
    await post(flow, unsubscribe);
    expect(await codeOf(await post(flow, undo))).toBe("TOKEN_USED");
    const late = await undoOf(await get(flow, unsubscribe));
    flow.advance(7 * dayMs);
    expect(await codeOf(await post(flow, late))).toBe("TOKEN_EXPIRED");
    expect(await undoOf(await get(flow, unsubscribe))).toBe("");
    expect(await statusNow()).toBe("unsubscribed");
  });

  it("one subscription alone leaves the others", async () => {
    const { flow, wish, subscriberId, statusNow } = await openWithPerson("active");
    await flow.subscribe("reader@example.org", ["QV"], "all");
    await post(flow, link(flow, "unsubscribe", subscriberId, { subscriptionId: wish.id }));
    expect(await statusNow()).toBe("active");
    expect(await flow.ports.subscriptions.listSubscriptions(subscriberId)).toHaveLength(1);
  });
});

describe("tokens at the door", () => {
  it("what is forged, too old, or made for another link is refused by name", async () => {
    const { flow, subscriberId, statusNow } = await openWithPerson("active");
    const old = new Date(flow.ports.clock.now().getTime() - 8 * dayMs);
    const unsubscribe = link(flow, "unsubscribe", subscriberId);
    const cases = [
      ["/unsubscribe", 403, "TOKEN_FORGED"],
      [`${unsubscribe}x`, 403, "TOKEN_FORGED"],
      [link(flow, "preferences", subscriberId).replace("/preferences", "/unsubscribe"), 403, "TOKEN_WRONG_PURPOSE"],
      [unsubscribe.replace("/unsubscribe", "/undo"), 403, "TOKEN_WRONG_PURPOSE"],
      [unsubscribe.replace("/unsubscribe", "/renew"), 403, "TOKEN_WRONG_PURPOSE"],
      [link(flow, "confirm", subscriberId, { at: old }), 410, "TOKEN_EXPIRED"],
    ] as const;
    for (const [path, status, code] of cases) {
      for (const method of ["GET", "POST"]) {
        const answer = await flow.handlers.app.request(path, { method, headers: { accept: "application/json" } });
        expect(answer.status, path).toBe(status);
        expect(await answer.json()).toMatchObject({ code });
      }
    }
    expect(await statusNow()).toBe("active");
  });

  it("one person's link reaches nothing of another's", async () => {
    const { flow, subscriberId } = await openWithPerson("active");
    const other = await flow.subscribe("other@example.org", ["QV"], ["unions"]);
    const token = link(flow, "preferences", subscriberId).split("token=")[1] ?? "";
    for (const what of ["remove", "pause", "resume"]) {
      const body = new URLSearchParams({ token, do: what, subscription: other.id });
      expect(await codeOf(await post(flow, "/preferences", body))).toBe("HTTP_REQUEST_INVALID");
    }
    const stolen = new URLSearchParams({ token, subscription: other.id, country: "all", topic: "all" });
    expect(await codeOf(await post(flow, "/preferences/save", stolen))).toBe("HTTP_REQUEST_INVALID");
    expect(await flow.ports.subscriptions.listSubscriptions(other.subscriberId)).toEqual([other]);
    expect(await flow.ports.subscriptions.listSubscriptions(subscriberId)).toHaveLength(1);
  });
});

describe("preferences", () => {
  it("pause, take up again, change, add, export, delete; a GET changes nothing", async () => {
    const { flow, wish, subscriberId } = await openWithPerson("active");
    const { subscriptions } = flow.ports;
    const token = link(flow, "preferences", subscriberId).split("token=")[1] ?? "";
    const send = async (path: string, fields: Record<string, string> | [string, string][]) => {
      const body = new URLSearchParams([
        ["token", token],
        ...(Array.isArray(fields) ? fields : Object.entries(fields)),
      ]);
      return codeOf(await post(flow, path, body));
    };
    const own = async () =>
      (await subscriptions.listSubscriptions(subscriberId)).map(({ criteria, frequency, status, note }) => ({
        countries: criteria.countries,
        frequency,
        status,
        note,
      }));
    expect(await send("/preferences", { do: "pause", subscription: wish.id })).toBe(303);
    expect(await own()).toMatchObject([{ status: "paused" }]);
    const choice: [string, string][] = [
      ["subscription", wish.id],
      ["country", "invented-shores"],
      ["topic", "unions"],
      ["frequency", "weekly"],
      ["note", "for the Tamber case"],
    ];
    expect(await send("/preferences/save", choice)).toBe(303);
    expect(await own()).toEqual([
      { countries: ["invented-shores"], frequency: "weekly", status: "paused", note: "for the Tamber case" },
    ]);
    const [changed] = await subscriptions.listSubscriptions(subscriberId);
    expect(await send("/preferences", { do: "resume", subscription: changed?.id ?? "" })).toBe(303);
    expect(await send("/preferences/save", { country: "QV", topic: "all", phrases: "ferry\nharbour league" })).toBe(
      303,
    );
    expect(await own()).toHaveLength(2);
    expect(await send("/preferences/save", { country: "QV" })).toBe("HTTP_REQUEST_INVALID");
    expect(await send("/preferences", { do: "explode", subscription: changed?.id ?? "" })).toBe("HTTP_REQUEST_INVALID");
    const data = (await (await get(flow, `/preferences/export?token=${token}`)).json()) as Record<string, unknown>;
    expect(data).toMatchObject({ subscriber: { email: "reader@example.org" }, toldOf: [] });
    expect(data.subscriptions).toHaveLength(2);
    for (const path of ["", "/edit", "/delete", "/export"]) {
      const answer = await get(flow, `/preferences${path}?token=${token}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
    expect(await own()).toHaveLength(2);
    expect(await send("/preferences/delete", {})).toBe(200);
    expect(await subscriptions.getSubscriber(subscriberId)).toBeUndefined();
    expect(await subscriptions.isOptedOut(subscriberId)).toBe(true);
    await expect(flow.subscribe("reader@example.org", "all", "all")).rejects.toMatchObject({ code: "ALERT_OPTED_OUT" });
  });

  it("of someone who ended all mail lead to where it can be taken up again", async () => {
    const { flow, subscriberId } = await openWithPerson("unsubscribed");
    const answer = await get(flow, link(flow, "preferences", subscriberId));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/unsubscribe\?token=/);
  });
});
