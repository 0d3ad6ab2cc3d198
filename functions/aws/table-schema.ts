/** The one table: string keys, on demand, no secondary index. Read by the stack and by the table of one machine. */
export const tableSchema = {
  partitionKey: "pk",
  sortKey: "sk",
  /** Seconds since 1970. Nothing relies on expiry, and today no item carries it; it is there for short-lived items. */
  timeToLiveAttribute: "expiresAt",
} as const;
