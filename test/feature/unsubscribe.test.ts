import { describe, expect, it } from "vitest";
import { type AlertFlow, give } from "./alert-flow.ts";
import { exported, idOf, later, openWithYearBefore, releaseTo } from "./release-to-reader.ts";

describe("leaving", () => {
  const linkOf = async (flow: AlertFlow, purpose: string) => {
    const [mail] = await flow.mails();
    const url = new RegExp(`https://\\S+/${purpose}\\?token=\\S+`).exec(mail?.text ?? "")?.[0] ?? "";
    return url.replace(flow.settings.publicUrl, "");
  };

  it("a GET of any link of a mail changes nothing, a POST ends all mail at once", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await flow.drain();
    const [mail] = await flow.mails();
    const links = [...(mail?.html || "").matchAll(/href="([^"]+)"/g)].map(([, url = ""]) =>
      url.replaceAll("&amp;", "&"),
    );
    const state = await exported(flow);
    for (const url of [...links, ...links, ...links]) {
      const answer = await flow.handlers.app.request(url.replace(flow.settings.publicUrl, ""));
      expect(answer.status, url).toBe(200);
      expect(answer.headers.get("content-security-policy")).not.toContain("unsafe-inline");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    }
    expect(links.length).toBeGreaterThan(3);
    expect(await exported(flow)).toEqual(state);

    const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
    const unsubscribe = await linkOf(flow, "unsubscribe");
    for (let run = 0; run < 2; run += 1) {
      expect((await flow.handlers.app.request(unsubscribe, { method: "POST", body })).status).toBe(200);
    }
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v2", later)));
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
  });

  it("one subscription can be ended by its button, even after it was matched", async () => {
    const flow = await openWithYearBefore();
    await releaseTo(flow);
    await flow.drain();
    const preferences = await linkOf(flow, "preferences");
    const page = await (await flow.handlers.app.request(preferences)).text();
    const remove = /name="subscription" value="([^"]+)"/.exec(page)?.[1] ?? "";
    await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v2", later)));
    const token = new URL(preferences, "https://alerts.example.org").searchParams.get("token") ?? "";
    const body = new URLSearchParams({ token, do: "remove", subscription: remove });
    expect((await flow.handlers.app.request("/preferences", { method: "POST", body })).status).toBe(303);
    await flow.drain();
    expect(await flow.recipients()).toEqual(["reader@example.org"]);
    const second = await flow.ports.deliveries.getDelivery(
      idOf(flow, "reader@example.org", "invented-reports-2024-r2"),
    );
    expect(second).toMatchObject({ status: "suppressed", failure: "MAIL_NOTHING_LEFT" });
  });
});
