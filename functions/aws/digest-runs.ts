import { digestRunKey } from "#functions/aws/keys.ts";
import type { Table } from "#functions/aws/table.ts";
import type { DigestRuns } from "#shared/email/digest-run.ts";

/** One item a frequency, with a time and nothing else, so that an export leaves it out. */
export const digestRuns = (table: Table): DigestRuns => ({
  lastRun: async (frequency) => {
    const beganAt = (await table.get(digestRunKey(frequency)))?.volatile?.beganAt;
    return typeof beganAt === "string" ? new Date(beganAt) : undefined;
  },
  recordRun: async (frequency, beganAt) => {
    await table.put(
      { ...digestRunKey(frequency), kind: "digest-run", volatile: { beganAt: beganAt.toISOString() } },
      {
        expression: "attribute_not_exists(#pk) OR #volatile.#beganAt < :beganAt",
        values: { ":beganAt": beganAt.toISOString() },
      },
    );
  },
});
