import { DeleteCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import type { Table } from "#functions/aws/table.ts";
import { callStore, isConditionFailure } from "#functions/aws/table-calls.ts";
import { tableSchema } from "#functions/aws/table-schema.ts";

const keySchema = z.object({ pk: z.string(), sk: z.string() });

/**
 * Delete the items whose time is over, as DynamoDB does by itself; for the database of one machine, which does not.
 *
 * Reads the whole table. An item that got a later expiry meanwhile stays.
 *
 * @returns how many were deleted
 */
export async function deleteExpired(table: Table, now: Date): Promise<number> {
  const condition = {
    ExpressionAttributeNames: { "#expiry": tableSchema.timeToLiveAttribute },
    ExpressionAttributeValues: { ":now": Math.floor(now.getTime() / 1000) },
  };
  let deleted = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const scan = new ScanCommand({
      TableName: table.name,
      FilterExpression: "#expiry < :now",
      ProjectionExpression: "pk, sk",
      ...condition,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    const answer = await callStore("find expired items", () => table.client.send(scan));
    for (const item of answer.Items ?? []) {
      const remove = new DeleteCommand({
        TableName: table.name,
        Key: keySchema.parse(item),
        ConditionExpression: "#expiry < :now",
        ...condition,
      });
      try {
        await callStore("delete an expired item", () => table.client.send(remove));
        deleted += 1;
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    }
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return deleted;
}
