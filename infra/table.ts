import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import { tableSchema } from "#functions/aws/table-schema.ts";
import type { StackSettings } from "#infra/settings.ts";

/** Where functions find the table. */
export interface TablePlace {
  readonly tableName: string;
  readonly tableArn: string;
}

/**
 * Create the one table: paid by request, restorable to any second of the last 35 days, no secondary index.
 *
 * @returns the place that functions are to use, which is a restored table where the settings name one
 */
export const createTable = (scope: Construct, { keepStores, restoredTable }: StackSettings): TablePlace => {
  const table = new TableV2(scope, "Table", {
    partitionKey: { name: tableSchema.partitionKey, type: AttributeType.STRING },
    sortKey: { name: tableSchema.sortKey, type: AttributeType.STRING },
    timeToLiveAttribute: tableSchema.timeToLiveAttribute,
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: keepStores,
    removalPolicy: keepStores ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  if (restoredTable === null) return table;
  const tableArn = Stack.of(scope).formatArn({ service: "dynamodb", resource: "table", resourceName: restoredTable });
  return { tableName: restoredTable, tableArn };
};
