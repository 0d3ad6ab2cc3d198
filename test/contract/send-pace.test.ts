import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendPaceKey } from "#functions/aws/keys.ts";
import { sendPace } from "#functions/aws/send-pace.ts";
import { MailThrottledError } from "#shared/email/errors.ts";
import type { SendPace, SendQuota } from "#shared/email/send-pace.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";
import { silentLog } from "#test/silent-log.ts";
import { type VirtualClock, virtualClock } from "#test/virtual-clock.ts";

let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable();
});
afterAll(() => opened.close());

/** Senders over one table, as several functions have it, and how often one of them asked SES. */
const openSenders = async (count: number, quota: () => SendQuota, clock: VirtualClock = virtualClock()) => {
  await opened.table.delete(sendPaceKey);
  let asked = 0;
  const readQuota = async () => {
    asked += 1;
    return quota();
  };
  const senders = Array.from({ length: count }, () =>
    sendPace({ table: opened.reopen(), clock, log: silentLog, readQuota }),
  );
  return { clock, senders, asked: () => asked };
};

/** Take turns until there are so many, or none is near. @returns when each was, and what stopped it */
const takeTurns = async (sender: SendPace, count: number, clock: VirtualClock) => {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const turn = await sender.takeTurn();
    if (turn.kind === "later") return { times, turn };
    times.push(clock.now().getTime());
  }
  return { times, turn: undefined };
};

/** Most turns in any second. */
const busiest = (times: readonly number[]) =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));

const limited = (fields: Partial<SendQuota> = {}): SendQuota => ({
  perSecond: 50,
  perDay: null,
  sentLastDay: 0,
  ...fields,
});

describe("the pace that all senders share", () => {
  test("keeps the rate of all together, wastes nothing, and writes far less than once a mail", async () => {
    const { clock, senders, asked } = await openSenders(4, () => limited());
    const began = clock.now().getTime();
    const times = (await Promise.all(senders.map((sender) => takeTurns(sender, 75, clock)))).flatMap(
      (one) => one.times,
    );
    expect(times).toHaveLength(300);
    expect(busiest(times)).toBeLessThanOrEqual(50 + senders.length);
    expect(clock.now().getTime() - began).toBeLessThan(6_500);
    expect(clock.now().getTime() - began).toBeGreaterThan(5_500);
    expect((await opened.table.get(sendPaceKey))?.rev).toBeLessThanOrEqual(300 / 5 + senders.length);
    expect(asked()).toBeLessThanOrEqual(senders.length);
  });

  test("one sender alone has the whole rate", async () => {
    const { clock, senders } = await openSenders(1, () => limited({ perSecond: 14 }));
    const { times } = await takeTurns(senders[0]!, 29, clock);
    expect(busiest(times)).toBe(14);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(2_100);
  });

  test("gives no turn beyond the day's quota, and goes on when the day frees some", async () => {
    let sentLastDay = 190;
    const { clock, senders } = await openSenders(2, () => limited({ perDay: 200, sentLastDay }));
    const [one, other] = await Promise.all(senders.map((sender) => takeTurns(sender, 50, clock)));
    expect(one!.times.length + other!.times.length).toBe(10);
    expect(one!.turn).toMatchObject({ kind: "later", because: "day-used-up" });
    sentLastDay = 197;
    clock.advance(15 * 60_000);
    expect((await takeTurns(senders[0]!, 50, clock)).times).toHaveLength(3);
  });

  test("sends those away who would wait too long, and holds no turn for them", async () => {
    const { senders } = await openSenders(1, () => limited({ perSecond: 1 }));
    for (let i = 0; i < 25; i += 1) await senders[0]!.slowDown();
    expect(await senders[0]!.takeTurn()).toMatchObject({ kind: "later", because: "others-first" });
  });

  test("nobody sends for a second after SES was too busy", async () => {
    const { clock, senders } = await openSenders(2, () => limited());
    await senders[0]!.takeTurn();
    const slowed = clock.now().getTime();
    await senders[0]!.slowDown();
    const { times } = await takeTurns(senders[1]!, 1, clock);
    expect(times[0]! - slowed).toBeGreaterThanOrEqual(1_000);
  });

  test("where SES does not say what it allows, what it said holds; where it never said, nothing is sent", async () => {
    let isBusy = false;
    const { clock, senders } = await openSenders(1, () => {
      if (isBusy) throw new MailThrottledError("SES is asked too often", {});
      return limited();
    });
    await senders[0]!.takeTurn();
    isBusy = true;
    clock.advance(120_000);
    expect(await senders[0]!.takeTurn()).toEqual({ kind: "now" });
    await opened.table.delete(sendPaceKey);
    clock.advance(120_000);
    await expect(senders[0]!.takeTurn()).rejects.toThrow(MailThrottledError);
  });
});
