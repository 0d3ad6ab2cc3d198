import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import type { Table } from "#functions/aws/table.ts";

/** Whether the table answers within a time and can be used; whatever keeps it from that is a no. */
export async function tableAnswers(table: Table, withinMs: number): Promise<boolean> {
  try {
    const described = await table.client.send(new DescribeTableCommand({ TableName: table.name }), {
      abortSignal: AbortSignal.timeout(withinMs),
    });
    return described.Table?.TableStatus === "ACTIVE";
  } catch {
    // Whoever called it for work has logged why; here the answer is no.
    return false;
  }
}
