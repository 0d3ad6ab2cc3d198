import { describe, expect, test } from "vitest";
import { synthesised } from "#test/infra/synthesise.ts";
import { combine, priceOf } from "../../bench/cost/counts.ts";
import { priceTable } from "../../bench/cost/price-table.ts";
import { standing } from "../../bench/cost/quiet-month.ts";

describe("cost", () => {
  test("counts are priced one by one, each after its own allowance", () => {
    const { secretMonths, alarmMonths } = priceTable.units;
    const month = combine([{ secretMonths: 1 }, 2], [{ alarmMonths: 6 }, 2]);
    expect(priceOf(month, false)).toBeCloseTo(2 * secretMonths.usd + 12 * alarmMonths.usd);
    expect(priceOf(month, true)).toBeCloseTo(2 * secretMonths.usd + 2 * alarmMonths.usd);
  });

  test("the prices say of which day they are", () => {
    expect(priceTable.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  // What is left of the dollar is for the looks and the stored bytes; npm run cost prints all of it.
  test("what stands there in a quiet month leaves room under a dollar", () => {
    expect(priceOf(standing(synthesised("prod")), true)).toBeLessThanOrEqual(0.9);
  });
});
