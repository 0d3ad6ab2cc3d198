import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type TableReads, tableReads } from "#functions/aws/table-reads.ts";
import { type TableWrites, tableWrites } from "#functions/aws/table-writes.ts";
import type { Log } from "#shared/ports.ts";

/** How long an answer may take before the call counts as broken. */
const requestTimeoutMs = 20_000;
const connectionTimeoutMs = 3_000;

/** The one table that all stores share. */
export interface Table extends TableReads, TableWrites {
  readonly name: string;
  readonly client: DynamoDBDocumentClient;
  /** Close the connections. */
  close(): void;
}

export interface TableOptions {
  readonly tableName: string;
  /** Endpoint, region, credentials; an `endpoint` that is a function is asked again after a refused connection. */
  readonly client?: DynamoDBClientConfig;
  /** Where items that no longer fit are named. */
  readonly log?: Log;
}

/** Open the table; makes no call yet. */
export function openTable(options: TableOptions): Table {
  const base = new DynamoDBClient({
    // Without throwOnRequestTimeout a late answer is only logged.
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
    },
    ...options.client,
  });
  const client = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
  return {
    name: options.tableName,
    client,
    ...tableReads(client, options.tableName, options.log),
    ...tableWrites(client, options.tableName),
    close: () => base.destroy(),
  };
}
