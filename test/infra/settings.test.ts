import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import { describe, expect, test } from "vitest";
import { readSettings } from "#infra/settings.ts";
import { synthesise, synthesised } from "#test/infra/synthesise.ts";

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "cdk.json"), "utf8"));
const read = (given: object) => readSettings(new App({ context: { ...context, ...given } }).node);

describe("settings", () => {
  test("paused stops queues and schedules, and nothing else", () => {
    const running = synthesised("dev");
    const paused = synthesise("dev", { given: { paused: "true" } });
    const enabled = paused.ofType("AWS::Lambda::EventSourceMapping").map(([, { Properties }]) => Properties.Enabled);
    expect(new Set(enabled)).toEqual(new Set([false]));
    const states = paused.ofType("AWS::Scheduler::Schedule").map(([, { Properties }]) => Properties.State);
    expect(new Set(states)).toEqual(new Set(["DISABLED"]));
    const changed = Object.keys(running.resources).filter(
      (id) => JSON.stringify(running.resources[id]) !== JSON.stringify(paused.resources[id]),
    );
    expect(changed).toHaveLength(enabled.length + states.length);
  });

  test("a restored table takes the place of the stack's own, which stays", () => {
    const restored = synthesise("prod", { given: { restoredTable: "restored-2031-03-01" } });
    expect(restored.ofType("AWS::DynamoDB::GlobalTable")).toEqual(
      synthesised("prod").ofType("AWS::DynamoDB::GlobalTable"),
    );
    const tables = restored
      .ofType("AWS::Lambda::Function")
      .map(([, { Properties }]) => Properties.Environment.Variables);
    expect(new Set(tables.flatMap(({ PALIMPSEST_TABLE = [] }) => PALIMPSEST_TABLE))).toEqual(
      new Set(["restored-2031-03-01"]),
    );
    const roles = JSON.stringify(restored.ofType("AWS::IAM::Role"));
    expect(roles).toContain(":table/restored-2031-03-01");
    expect(roles).not.toMatch(/"Fn::GetAtt":\["Table/);
  });

  test("approval of releases is said to close-release, and to it alone", () => {
    const asked = synthesise("prod", { given: { releaseApproval: "required" } });
    const given = asked
      .ofType("AWS::Lambda::Function")
      .map(([, { Properties }]) => Properties.Environment.Variables.PALIMPSEST_RELEASE_APPROVAL)
      .filter((value) => value !== undefined);
    expect(given).toEqual(["required"]);
  });

  test("are those of dev unless another environment is named", () => {
    expect(read({}).environment).toBe("dev");
    expect(read({ environment: "prod" })).toMatchObject({
      environment: "prod",
      keepStores: true,
      logRetentionDays: 365,
    });
  });

  test("take addresses from the command line", () => {
    expect(read({ mailFrom: "news@reports.example", alarmEmail: "duty@reports.example" })).toMatchObject({
      mailFrom: "news@reports.example",
      alarmEmail: "duty@reports.example",
    });
  });

  test.each([
    [{ environment: "staging" }, /dev.*prod/s],
    [{ mailFrom: "nobody" }, /mailFrom/],
    [{ publicUrl: "http://reports.example" }, /publicUrl/],
    [{ environments: { dev: { ...context.environments.dev, logRetentionDays: 15 } } }, /logRetentionDays/],
    [{ environments: { dev: { ...context.environments.dev, colour: "red" } } }, /colour/],
  ])("refuse %j by the name of what is wrong", (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
