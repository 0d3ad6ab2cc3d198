import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { DeleteTableCommand } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { createTable } from "#functions/aws/create-table.ts";
import { openTable, type Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";

export interface TestTable {
  readonly table: Table;
  /** Another client of the same table, as another process has. */
  reopen(): Table;
  close(): Promise<void>;
}

/** The address of dynalite in memory, or of the database that `PALIMPSEST_DYNAMODB_ENDPOINT` names. */
async function startDatabase(): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const given = process.env.PALIMPSEST_DYNAMODB_ENDPOINT;
  if (given) return { endpoint: given, stop: async () => {} };
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/**
 * Open an empty table of its own.
 *
 * @param log - told of items that no longer fit
 */
export async function openTestTable(log?: Log): Promise<TestTable> {
  const { endpoint, stop } = await startDatabase();
  const tableName = `test-${randomUUID()}`;
  const client = { endpoint, region: "eu-west-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  const opened: Table[] = [];
  const reopen = () => {
    const table = openTable({ tableName, client, ...(log && { log }) });
    opened.push(table);
    return table;
  };
  const table = reopen();
  await createTable(table);
  return {
    table,
    reopen,
    close: async () => {
      // A given database outlives the test, and keeps nothing of it.
      await table.client.send(new DeleteTableCommand({ TableName: tableName }));
      for (const each of opened) each.close();
      await stop();
    },
  };
}
