import { load } from "cheerio";
import { describe, expect, it } from "vitest";
import { madeSubscription } from "#test/made-subscription.ts";
import { renderConfirmPage, renderUnsubscribePage } from "#web/render-links.ts";
import { renderIndexPage, renderProblemPage } from "#web/render-pages.ts";
import { renderPreferences } from "#web/render-preferences.ts";

const subscription = madeSubscription({
  id: "wish-1",
  criteria: { countries: ["QM", "QV"], topics: ["press-freedom", "torture"] },
  frequency: "weekly",
});
const everything = madeSubscription({
  id: "wish-2",
  criteria: { countries: "all", topics: "all" },
  frequency: "weekly",
});

describe("the small pages", () => {
  it("say what is followed in words", () => {
    const $ = load(
      renderConfirmPage({ step: "ask", action: "/confirm?t=1", subscriptions: [subscription, everything] }),
    );
    expect(
      $("li")
        .toArray()
        .map((li) => $(li).text()),
    ).toEqual([
      ...$("nav li")
        .toArray()
        .map((li) => $(li).text()),
      "Press freedom and Torture in Meridia and Valdoria; at most one mail a week",
      "All topics in all countries; at most one mail a week",
    ]);
  });

  it("change nothing by being opened: every change is a form that posts", () => {
    for (const page of [
      renderConfirmPage({ step: "ask", action: "/confirm?token=a&b", subscriptions: [] }),
      renderUnsubscribePage({ step: "ask", action: "/confirm?token=a&b", subscriptions: [] }),
    ]) {
      const form = load(page)("form");
      expect(form.attr("method")).toBe("post");
      expect(form.attr("action")).toBe("/confirm?token=a&b");
    }
  });

  it("name the subscription that a button ends", () => {
    const noted = { ...subscription, note: "<b>for the Tamber case</b>" };
    const $ = load(renderPreferences({ token: "a.b.c", unsubscribeUrl: "/stop", subscriptions: [noted] }));
    expect($("input[name=subscription]").attr("value")).toBe("wish-1");
    expect($("button[value=remove]").attr("aria-label")).toContain("Press freedom");
    expect($(".card").text()).toContain("<b>for the Tamber case</b>");
  });

  it("escape what they are given", () => {
    const $ = load(renderProblemPage({ status: 404, title: "<b>", detail: "<script>", code: "HTTP_NOT_FOUND" }));
    expect($("h1").text()).toBe("<b>");
    expect($("script").length).toBe(0);
  });

  it("list reviews, and say so where there are none", () => {
    expect(renderIndexPage([])).toContain("No comparison is stored yet");
    const review = { href: "/reviews/QM/2024", country: "Meridia", fromEdition: 2023, toEdition: 2024 };
    expect(load(renderIndexPage([review]))("main a").text()).toBe("Meridia: 2023 to 2024");
  });
});
