import { setTimeout as wait } from "node:timers/promises";
import { CreateTableCommand, DescribeTableCommand, ResourceInUseException } from "@aws-sdk/client-dynamodb";
import type { Table } from "#functions/aws/table.ts";
import { callStore } from "#functions/aws/table-calls.ts";
import { tableSchema } from "#functions/aws/table-schema.ts";
import { StoreUnavailableError } from "#shared/store-errors.ts";

const pollMs = 20;
const polls = 500;

/**
 * Create the table of one machine, and wait until it takes calls; one that is there stays as it is.
 *
 * In the cloud the stack makes the table, from the same schema.
 */
export async function createTable(table: Table): Promise<void> {
  const { partitionKey, sortKey } = tableSchema;
  const command = () =>
    table.client.send(
      new CreateTableCommand({
        TableName: table.name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [
          { AttributeName: partitionKey, AttributeType: "S" },
          { AttributeName: sortKey, AttributeType: "S" },
        ],
        KeySchema: [
          { AttributeName: partitionKey, KeyType: "HASH" },
          { AttributeName: sortKey, KeyType: "RANGE" },
        ],
      }),
    );
  try {
    await callStore("create the table", command);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  for (let poll = 0; poll < polls; poll++) {
    const describe = () => table.client.send(new DescribeTableCommand({ TableName: table.name }));
    const { Table: description } = await callStore("describe the table", describe);
    if (description?.TableStatus === "ACTIVE") return;
    await wait(pollMs);
  }
  throw new StoreUnavailableError("create the table", `${table.name} is not active after ${(pollMs * polls) / 1000} s`);
}
