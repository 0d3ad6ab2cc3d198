import { expect, it } from "vitest";
import { runPalimpsest } from "#test/feature/run-palimpsest.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

it("subscribers are listed, looked up, exported and erased", async () => {
  const data = ["--data", await temporaryFolder()];
  const wish = ["--country", "QM", "--topic", "unions"];
  expect((await runPalimpsest("subscribe", "ana@example.org", ...wish, ...data)).code).toBe(0);
  const list = await runPalimpsest(...["subscribers", ...data]);
  expect(list.stdout).toMatch(/^s-[0-9a-f]{32} {2}active {2}\S+@example\.org\n {2}Unions in Meridia;/);
  const one = ["subscribers", "--find", "ANA@example.org", ...data];
  const exported = JSON.parse((await runPalimpsest(...[...one, "--export"])).stdout) as { subscriptions: unknown[] };
  expect(exported).toMatchObject({ subscriber: { email: "ana@example.org" } });
  expect(exported.subscriptions).toHaveLength(1);
  expect((await runPalimpsest(...[...one, "--erase"])).code).toBe(0);
  const again = await runPalimpsest("subscribe", "ana@example.org", ...wish, ...data);
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("ALERT_OPTED_OUT")]);
});
