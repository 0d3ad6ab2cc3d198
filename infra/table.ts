import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import type { Construct } from "constructs";
import type { StackSettings } from "#infra/settings.ts";

/** Create the one table: paid by request, restorable to any second of the last 35 days, no secondary index. */
export const createTable = (scope: Construct, { keepStores }: StackSettings): TableV2 =>
  new TableV2(scope, "Table", {
    partitionKey: { name: "pk", type: AttributeType.STRING },
    sortKey: { name: "sk", type: AttributeType.STRING },
    timeToLiveAttribute: "expiresAt",
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.awsManagedKey(),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: keepStores,
    removalPolicy: keepStores ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
