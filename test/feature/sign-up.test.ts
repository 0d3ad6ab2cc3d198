import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { createHandler as createTend } from "#functions/tend-subscribers/handler.ts";
import { lambdaContext } from "#local/lambda-event.ts";
import { limitKey, networkOf, signUpLimits } from "#shared/alert/limits.ts";
import { subscriberId } from "#shared/alert/subscriber-id.ts";
import { type AlertFlow, give, openAlertFlow, type Texts } from "./alert-flow.ts";

const dayMs = 86_400_000;
const email = "new@example.org";
const choice = "country=QM&topic=unions&frequency=release";

const open = async () => {
  const flow = await openAlertFlow();
  const { app } = flow.handlers;
  const page = async (path: string, init?: RequestInit) => {
    const answer = await app.request(path, init);
    return { status: answer.status, location: answer.headers.get("location"), $: load(await answer.text()) };
  };
  /** Fill in the form of the preview page as a person does, and send it. */
  const signUp = async (fields: Record<string, string> = {}, waitMs = 5000, query = choice) => {
    const { $ } = await page(`/sign-up/preview?${query}`);
    flow.advance(waitMs);
    const body = new URLSearchParams(
      $("form[action='/sign-up'] input")
        .toArray()
        .map(({ attribs }): [string, string] => [attribs.name ?? "", attribs.value ?? ""]),
    );
    for (const [name, value] of Object.entries({ email, ...fields })) body.set(name, value);
    return page("/sign-up", { method: "POST", body });
  };
  const id = subscriberId(email, flow.settings.secret);
  const state = async () => ({
    status: (await flow.ports.subscriptions.getSubscriber(id))?.status,
    wishes: (await flow.ports.subscriptions.listSubscriptions(id)).map(({ status }) => status),
  });
  return { flow, page, signUp, id, state };
};

const linkIn = (text: string | undefined, purpose: string) =>
  new RegExp(`https://alerts\\.example\\.org(/${purpose}\\?token=\\S+)`).exec(text ?? "")?.[1] ?? "";

describe("signing up", () => {
  it("asks by mail, and begins with the button behind the link", async () => {
    const { flow, page, signUp, state } = await open();
    const answer = await signUp();
    expect(answer).toMatchObject({ status: 303, location: "/check-your-inbox" });
    expect(await state()).toEqual({ status: "unconfirmed", wishes: ["unconfirmed"] });
    await flow.drain();
    const [mail] = await flow.mails();
    expect(mail?.subject).toBe("Please confirm what you want to follow");
    expect(mail?.text).toContain("Unions in Meridia; one mail when a release is complete");
    const path = linkIn(mail?.text, "confirm");
    const { $ } = await page(path);
    expect($("form").attr("method")).toBe("post");
    expect(await state()).toEqual({ status: "unconfirmed", wishes: ["unconfirmed"] });
    await page($("form").attr("action") ?? "", { method: "POST" });
    expect(await state()).toEqual({ status: "active", wishes: ["active"] });
  });

  it("answers the same whether the address is known, unsubscribed, suppressed, forgotten, or asked too often", async () => {
    const { flow, signUp, id, state } = await open();
    const { subscriptions } = flow.ports;
    const first = await signUp();
    await flow.subscribe(email, ["QM"], ["unions"]);
    const answers = [first, await signUp()];
    await flow.drain();
    expect((await flow.mails()).map(({ subject }) => subject)).toContain("You follow this already");
    expect(await state()).toEqual({ status: "active", wishes: ["active"] });
    const subscriber = (await subscriptions.getSubscriber(id))!;
    await subscriptions.putSubscriber({ ...subscriber, status: "suppressed", reason: "bounce" });
    answers.push(await signUp({}, 5000, "country=QV&topic=unions&frequency=release"));
    expect(await state()).toEqual({ status: "suppressed", wishes: ["active"] });
    await subscriptions.eraseSubscriber(id, true);
    answers.push(await signUp());
    answers.push(await signUp());
    for (let i = 0; i < signUpLimits.addressADay; i++) answers.push(await signUp());
    for (const { status, location } of answers)
      expect({ status, location }).toEqual({ status: 303, location: "/check-your-inbox" });
    await flow.drain();
    expect((await flow.mails()).length).toBeLessThanOrEqual(signUpLimits.addressADay);
  });

  it("a hidden field that was filled in stores nothing; a form sent at once, or a day later, is shown again", async () => {
    const { flow, signUp, state } = await open();
    expect(await signUp({ website: "https://example.org" })).toMatchObject({ status: 303 });
    for (const waitMs of [0, 1999, 2 * dayMs]) {
      const { status, $ } = await signUp({}, waitMs);
      expect(status).toBe(400);
      expect($("[role=alert]").text()).toMatch(/press the button again/);
      expect($("input[name=email]").attr("value")).toBe(email);
    }
    const { status, $ } = await signUp({ email: "no address" });
    expect([status, $("[role=alert]").text()]).toEqual([400, expect.stringContaining("no mail address")]);
    expect((await signUp({ stamp: "forged" })).status).toBe(400);
    expect(await state()).toEqual({ status: undefined, wishes: [] });
    await flow.drain();
    expect(await flow.mails()).toEqual([]);
  });

  it("one network gets so far and no further in a day", async () => {
    const { flow, signUp } = await open();
    const key = limitKey("network", "unknown", flow.settings.secret);
    for (let i = 1; i < signUpLimits.networkADay; i++) {
      await flow.ports.limits.take("2025-08-12", key, signUpLimits.networkADay);
    }
    expect((await signUp()).status).toBe(303);
    expect((await signUp()).status).toBe(429);
    flow.advance(dayMs);
    expect((await signUp()).status).toBe(303);
  });

  it("shows again what is not whole, and keeps what was chosen", async () => {
    const { page } = await open();
    const { status, $ } = await page("/sign-up/preview?country=QM&phrases=ferry%0Ax&note=%3Cb%3E");
    expect(status).toBe(400);
    expect($("[role=alert] li").length).toBe(2);
    expect($("input[name=country][value=QM]").attr("checked")).toBeDefined();
    expect($("input[name=note]").attr("value")).toBe("<b>");
    expect((await page(`/sign-up?${"country=QM&".repeat(500)}`)).status).toBe(400);
  });

  it("finds countries by any name without losing what was chosen", async () => {
    const { page } = await open();
    const { $ } = await page("/sign-up?country=KZ&topic=worker-rights&find=burma");
    const checked = $("input[checked]")
      .toArray()
      .map(({ attribs }) => `${attribs.name} ${attribs.value}`);
    expect(checked).toEqual(expect.arrayContaining(["country KZ", "topic worker-rights"]));
    expect($("[aria-label=Found] input").attr("value")).toBe("MM");
    const values = $("input[name=country]")
      .toArray()
      .map(({ attribs }) => attribs.value);
    expect(new Set(values).size).toBe(values.length);
    const none = await page("/sign-up?find=atlantis");
    expect(none.$("[role=status]").text()).toContain("atlantis");
  });
});

describe("signing up as a program", () => {
  const send = (flow: AlertFlow, body: unknown) =>
    flow.handlers.app.request("/sign-up", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", accept: "application/json" },
    });

  it("reads what may be asked for, previews, and signs up", async () => {
    const { flow, state } = await open();
    const headers = { accept: "application/json" };
    const choices = (await (await flow.handlers.app.request("/sign-up?find=kaz", { headers })).json()) as {
      stamp: string;
      found: { code: string }[];
    };
    expect(choices.found).toEqual([{ code: "KZ", name: "Kazakhstan" }]);
    const preview = await flow.handlers.app.request(`/sign-up/preview?${choice}`, { headers });
    expect(await preview.json()).toEqual({
      editions: [],
      last: null,
      words: expect.stringContaining("Unions in Meridia"),
    });
    const document = {
      email,
      stamp: choices.stamp,
      countries: ["central-asia"],
      topics: "all",
      phrases: ["union leader"],
    };
    expect((await send(flow, document)).status).toBe(400);
    flow.advance(5000);
    expect((await send(flow, document)).status).toBe(202);
    expect(await state()).toEqual({ status: "unconfirmed", wishes: ["unconfirmed"] });
    for (const wrong of [
      {},
      [],
      { ...document, countries: ["nowhere"] },
      { ...document, extra: 1 },
      { ...document, email: "x" },
    ]) {
      const answer = await send(flow, wrong);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: "HTTP_REQUEST_INVALID" });
    }
  });
});

describe("the preview", () => {
  const before: Texts = { unions: ["Dock workers formed two unions, and the ministry registered both of them."] };
  const after: Texts = { unions: ["Dock workers formed two unions, and the ministry registered neither of them."] };

  it("counts the mails of each edition and shows the last, as the release sends it", async () => {
    const { flow, page } = await open();
    await flow.publish("QM-2022-v1", { unions: ["Dock workers formed one union."] }, true);
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2023-v1", before, true)));
    await flow.subscribe("reader@example.org", ["QM"], ["unions"]);
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
    await flow.drain();
    const [mail] = await flow.mails();
    const { $ } = await page(`/sign-up/preview?${choice}`);
    expect(
      $(".counts li")
        .toArray()
        .map((li) => $(li).text()),
    ).toEqual(["2024: 1 mail, about 1 report", "2023: 1 mail, about 1 report"]);
    const bare = (text: string | undefined) =>
      text
        ?.replaceAll(/https:\S+/g, "")
        .replace(/\s+/g, " ")
        .trim();
    expect(bare($(".mail-text").text())).toBe(bare(mail?.text));
    expect($(".mail summary").text()).toContain(mail?.subject);
    const other = await page("/sign-up/preview?country=QV&topic=all&frequency=weekly");
    expect(other.$(".counts").text()).toContain("2024: 0 mails");
  });
});

describe("what is kept, and until when", () => {
  const tend = async (flow: AlertFlow) =>
    createTend({ ...flow.ports, settings: {} })({}, lambdaContext("tend-subscribers"));

  it("who never confirmed vanishes after a week, counters after their day", async () => {
    const { flow, signUp, id, state } = await open();
    await signUp();
    await flow.drain();
    flow.advance(6 * dayMs);
    await tend(flow);
    expect(await state()).toEqual({ status: "unconfirmed", wishes: ["unconfirmed"] });
    flow.advance(2 * dayMs);
    await tend(flow);
    expect(await state()).toEqual({ status: undefined, wishes: [] });
    expect(await flow.ports.subscriptions.isOptedOut(id)).toBe(false);
    const key = limitKey("address", id, flow.settings.secret);
    expect(await flow.ports.limits.take("2025-08-12", key, 1)).toBe(1);
  });

  it("ended mail is forgotten after its week but for a hash", async () => {
    const { flow } = await open();
    const { subscriberId: id } = await flow.subscribe(email, "all", "all");
    const { subscriptions } = flow.ports;
    const subscriber = (await subscriptions.getSubscriber(id))!;
    const endedAt = flow.ports.clock.now().toISOString();
    await subscriptions.putSubscriber({ ...subscriber, status: "unsubscribed", reason: "unsubscribed", endedAt });
    flow.advance(6 * dayMs);
    await tend(flow);
    expect(await subscriptions.getSubscriber(id)).toBeDefined();
    flow.advance(dayMs);
    await tend(flow);
    expect(await subscriptions.getSubscriber(id)).toBeUndefined();
    expect(await subscriptions.isOptedOut(id)).toBe(true);
  });

  it("after a year people are asked once; who answers goes on, who does not lapses and is forgotten", async () => {
    const { flow, page } = await open();
    const { subscriberId: silent } = await flow.subscribe("silent@example.org", "all", "all");
    const { subscriberId: answering } = await flow.subscribe(email, "all", "all");
    const statusOf = async (id: string) => (await flow.ports.subscriptions.getSubscriber(id))?.status;
    await tend(flow);
    flow.advance(366 * dayMs);
    await tend(flow);
    await tend(flow);
    await flow.drain();
    expect(await flow.recipients()).toEqual([email, "silent@example.org"]);
    const mail = (await flow.mails()).find(({ to }) => [to].flat()[0]?.text === email);
    const path = linkIn(mail?.text, "renew");
    expect((await page(path)).status).toBe(200);
    expect((await page(path, { method: "POST" })).status).toBe(200);
    expect((await page(path, { method: "POST" })).status).toBe(200);
    flow.advance(30 * dayMs);
    await tend(flow);
    await tend(flow);
    expect([await statusOf(silent), await statusOf(answering)]).toEqual(["unsubscribed", "active"]);
    flow.advance(7 * dayMs);
    await tend(flow);
    expect([await statusOf(silent), await statusOf(answering)]).toEqual([undefined, "active"]);
    expect(await flow.ports.subscriptions.isOptedOut(silent)).toBe(false);
    await flow.drain();
    expect(await flow.recipients()).toHaveLength(2);
  });
});

describe("networks", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["::ffff:203.0.113.9", "203.0.113.9"],
    ["2001:DB8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8:0001:2::9", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::1%eth0", "fe80:0:0:0"],
    [undefined, "unknown"],
  ])("%s is in %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
