import { expect, test } from "vitest";
import { killServe } from "../fault/kill-serve.ts";

test("serve killed at five random moments of a release and started again leaves what an undisturbed one leaves", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const lines = [`seed ${seed}`];
  const [outcome] = await killServe({ replays: 1, killsEach: 5, seed, report: (line) => lines.push(line) });
  expect(outcome, lines.join("\n")).toMatchObject({ sameExport: true, sameMails: true, doubled: 0 });
  expect(outcome?.kills).toHaveLength(5);
});
