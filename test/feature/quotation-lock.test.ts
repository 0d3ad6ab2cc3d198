import { describe, expect, it } from "vitest";
import { packBody, unpackText } from "#functions/aws/body.ts";
import type { TopicId } from "#shared/topic/topics.ts";
import { type AlertFlow, give, type Texts } from "./alert-flow.ts";
import { after, idOf, openWithYearBefore, r1 } from "./release-to-reader.ts";

/** Change what one kind of stored piece says, as damage would: the item is rewritten, nothing else knows. @returns of how many */
const tamper = async ({ table }: AlertFlow, kind: string, from: string, to: string): Promise<number> => {
  let changed = 0;
  for await (const page of table.scanPages()) {
    for (const item of await table.getMany(page.filter((one) => one.kind === kind))) {
      const text = unpackText(item.body ?? new Uint8Array());
      if (!text.includes(from)) continue;
      await table.put({ ...item, body: packBody(JSON.parse(text.replaceAll(from, to))) });
      changed += 1;
    }
  }
  return changed;
};

/** Seven changes on one topic: the last two have no place in a mail. */
const many = (verb: string, word: string): Texts => ({
  unions: Array.from(
    { length: 7 },
    (_, i) => `Workers of yard number ${i + 1} ${verb} ${word} ships in the month of the great storm of the harbor.`,
  ),
});

const readers: Readonly<Record<string, readonly [countries: "all" | string[], topics: "all" | TopicId[]]>> = {
  "press-qm@example.org": [["QM"], ["press-freedom"]],
  "unions-qm@example.org": [["QM"], ["unions"]],
  "press-qv@example.org": [["QV"], ["press-freedom"]],
  "all-qm@example.org": [["QM"], "all"],
  "all@example.org": ["all", "all"],
  "unions@example.org": ["all", ["unions"]],
};

/** A release of two countries, matched for all readers, its mails still to be made. */
const openRelease = async (): Promise<AlertFlow> => {
  const flow = await openWithYearBefore();
  for (const [email, [countries, topics]] of Object.entries(readers)) await flow.subscribe(email, countries, topics);
  await flow.publish("QM-2024-v1", after);
  await give(flow.handlers, "alerts", await flow.close(await flow.publish("QV-2024-v1", many("loaded", "seven"))));
  return flow;
};

const deliverAll = async (flow: AlertFlow): Promise<{ sent: string[]; withheld: string[] }> => {
  const withheld: string[] = [];
  for (const email of Object.keys(readers)) {
    const message = { deliveryId: idOf(flow, email, r1) };
    expect(await give(flow.handlers, "deliveries", message)).toBe(true);
    const delivery = await flow.ports.deliveries.getDelivery(message.deliveryId);
    if (delivery?.status !== "withheld") continue;
    expect(delivery.failure).toBe("MAIL_QUOTATION_MISMATCH");
    withheld.push(email);
  }
  await flow.drain("feedback");
  return { sent: await flow.recipients(), withheld: withheld.sort() };
};

/** Who is to be withheld: everyone whose mail, made from the same store before it was damaged, carries the words. */
const carriers = async (words: string): Promise<string[]> => {
  const flow = await openRelease();
  await deliverAll(flow);
  const mails = await flow.mails();
  return mails
    .filter(({ text }) => text?.replace(/\s+/g, " ").includes(words))
    .flatMap(({ to }) => [to ?? []].flat().map(({ text }) => text))
    .sort();
};

const press = { from: "Police frequently detained reporters", to: "Police sometimes detained reporters" };

describe("the quotation lock, over the real store", () => {
  it.each([
    ["the earlier text", "parse-piece", press.from, "frequently", "frequentIy"],
    ["the later text", "parse-piece", press.to, "sometimes", "sometimes\u200b"],
    ["the quotation itself", "comparison-piece", press.to, "Police sometimes", "Police Sometimes"],
    ["a text of one topic", "parse-piece", "registered neither of them", "neither", "nеither"],
  ])("one letter of %s withholds exactly the mails that carry it", async (_name, kind, words, from, to) => {
    const expected = await carriers(words);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(Object.keys(readers).length);
    const flow = await openRelease();
    expect(await tamper(flow, kind, from, to)).toBeGreaterThan(0);
    const { sent, withheld } = await deliverAll(flow);
    expect(withheld).toEqual(expected);
    expect([...sent, ...withheld].sort()).toEqual(Object.keys(readers).sort());
    expect(flow.codes.filter((code) => code === "MAIL_WITHHELD")).toHaveLength(withheld.length);
  });

  it("what was withheld goes out once it is mended and let go, once, and not before", async () => {
    const flow = await openRelease();
    expect(await tamper(flow, "parse-piece", "frequently", "frequentIy")).toBeGreaterThan(0);
    const { sent, withheld } = await deliverAll(flow);
    const again = async () => {
      for (const email of withheld) {
        const id = idOf(flow, email, r1);
        expect(await flow.ports.deliveries.release(id)).toBe(true);
        expect(await flow.ports.deliveries.release(id)).toBe(false);
        await give(flow.handlers, "deliveries", { deliveryId: id });
      }
      await flow.drain("feedback");
    };
    await again();
    expect((await flow.recipients()).sort()).toEqual(sent.sort());
    await tamper(flow, "parse-piece", "frequentIy", "frequently");
    flow.advance(60_000);
    await again();
    expect((await flow.recipients()).sort()).toEqual(Object.keys(readers).sort());
    expect(await flow.ports.deliveries.release(idOf(flow, sent[0] ?? "", r1))).toBe(false);
  });

  it("a letter that changes after the mails were begun is seen within a minute", async () => {
    const flow = await openRelease();
    const first = { deliveryId: idOf(flow, "press-qm@example.org", r1) };
    expect(await give(flow.handlers, "deliveries", first)).toBe(true);
    await tamper(flow, "parse-piece", "frequently", "frequentIy");
    flow.advance(60_000);
    const second = { deliveryId: idOf(flow, "all-qm@example.org", r1) };
    expect(await give(flow.handlers, "deliveries", second)).toBe(true);
    expect((await flow.ports.deliveries.getDelivery(second.deliveryId))?.status).toBe("withheld");
  });
});
