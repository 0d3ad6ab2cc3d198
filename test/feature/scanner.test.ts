import { expect, it } from "vitest";
import { exportState } from "#functions/aws/export-state.ts";
import { give, openAlertFlow, type Texts } from "./alert-flow.ts";

const before: Texts = { unions: ["Dock workers formed two unions, and the ministry registered both of them."] };
const after: Texts = { unions: ["Dock workers formed two unions, and the ministry registered neither of them."] };

it("a program that opens every link of every mail three times changes nothing", async () => {
  const flow = await openAlertFlow();
  const { app } = flow.handlers;
  const { ports } = flow;
  await flow.publish("QM-2023-v1", before, true);
  await flow.subscribe("reader@example.org", ["QM"], "all");
  await flow.subscribe("reader@example.org", ["QM"], ["unions"], "daily");
  await give(flow.handlers, "alerts", await flow.close(await flow.publish("QM-2024-v1", after)));
  const choices = (await (await app.request("/sign-up", { headers: { accept: "application/json" } })).json()) as {
    stamp: string;
  };
  flow.advance(5000);
  const document = { email: "new@example.org", stamp: choices.stamp, countries: "all", topics: "all" };
  await app.request("/sign-up", {
    method: "POST",
    body: JSON.stringify(document),
    headers: { "content-type": "application/json" },
  });
  await flow.drain();
  const mails = await flow.mails();
  const links = new Set(
    mails.flatMap(({ text, html }) => `${text} ${html}`.match(/https:\/\/alerts\.example\.org\/[^\s"<>]+/g) ?? []),
  );
  const purposes = ["confirm", "preferences", "unsubscribe", "review"];
  for (const purpose of purposes)
    expect(
      [...links].some((link) => link.includes(`/${purpose}`)),
      purpose,
    ).toBe(true);
  // What the pages behind them lead to, too.
  for (const link of [...links]) {
    const page = await (await app.request(link.replaceAll("&amp;", "&").split("#")[0] ?? "")).text();
    for (const [, href = ""] of page.matchAll(/(?:href|action)="(\/[^"#]+)/g))
      links.add(`https://alerts.example.org${href}`);
  }
  const state = async () => {
    const lines: string[] = [];
    for await (const line of exportState(flow.platform.table)) lines.push(line);
    const times = (await Array.fromAsync(ports.subscriptions.listSubscribers()))
      .map((one) => JSON.stringify(one))
      .sort();
    return [...lines, ...times];
  };
  const untouched = await state();
  for (let round = 0; round < 3; round++) {
    for (const link of links) {
      const path = link.replaceAll("&amp;", "&").split("#")[0] ?? "";
      const { status } = await app.request(path);
      expect(status, path).toBeLessThan(500);
    }
  }
  expect(await state()).toEqual(untouched);
  await flow.drain();
  expect(await flow.mails()).toHaveLength(mails.length);
});
