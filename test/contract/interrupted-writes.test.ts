import { DeleteTableCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTable } from "#functions/aws/create-table.ts";
import { exportState } from "#functions/aws/export-state.ts";
import { openTable, type Table } from "#functions/aws/table.ts";
import { fillStore } from "#test/contract/fill-store.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

let opened: TestTable;
let undisturbed: string[];
let writes = 0;
const filling = { codes: ["QM"], text: "Calm.", now: new Date("2026-03-01T12:00:00Z"), run: "run-1" };
/** Some fifty fillings one after the other: long on a busy machine, and no measure of anything. */
const patienceMs = 600_000;
const isWrite = (name: string | undefined) => /^(Put|Update|Delete|BatchWrite)(?!Table)/.test(name ?? "");

async function lines(table: Table): Promise<string[]> {
  const all: string[] = [];
  for await (const line of exportState(table)) all.push(line);
  return all;
}

/** A table of its own in the same database. */
async function freshTable(name: string): Promise<Table> {
  const tableName = `${opened.table.name}-${name}`;
  const { endpoint, credentials } = opened.table.client.config;
  const client = { credentials, region: "eu-west-1", maxAttempts: 1, ...(endpoint && { endpoint }) };
  const table = openTable({ tableName, client });
  await createTable(table);
  return table;
}

async function drop(table: Table): Promise<void> {
  await table.client.send(new DeleteTableCommand({ TableName: table.name }));
  table.close();
}

/** Let something happen around the n-th write, once. */
function disturb(table: Table, n: number, moment: "before" | "after", error: Error): void {
  let count = 0;
  table.client.middlewareStack.add(
    (next, context) => async (args) => {
      const isIt = isWrite(context.commandName) && ++count === n;
      if (isIt && moment === "before") throw error;
      const answer = await next(args);
      if (isIt) throw error;
      return answer;
    },
    { step: "initialize" },
  );
}

beforeAll(async () => {
  opened = await openTestTable();
  const table = await freshTable("undisturbed");
  table.client.middlewareStack.add(
    (next, context) => (args) => {
      if (isWrite(context.commandName)) writes++;
      return next(args);
    },
    { step: "initialize" },
  );
  await fillStore(table, filling);
  undisturbed = await lines(table);
  await drop(table);
});
afterAll(() => opened.close());

test(
  "ended before any one write and begun anew, the store is as if undisturbed",
  async () => {
    expect(writes).toBeGreaterThan(20);
    for (let n = 1; n <= writes; n++) {
      const table = await freshTable(`ended-${n}`);
      disturb(table, n, "before", new Error("the process ended"));
      await expect(fillStore(table, filling)).rejects.toThrow("the process ended");
      await fillStore(table, filling);
      expect(await lines(table), `write ${n}`).toEqual(undisturbed);
      await drop(table);
    }
  },
  patienceMs,
);

test(
  "where the answer of any one write is lost, the work goes on to the same end",
  async () => {
    for (let n = 1; n <= writes; n++) {
      const table = await freshTable(`lost-${n}`);
      disturb(table, n, "after", Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }));
      await fillStore(table, filling);
      expect(await lines(table), `write ${n}`).toEqual(undisturbed);
      await drop(table);
    }
  },
  patienceMs,
);
