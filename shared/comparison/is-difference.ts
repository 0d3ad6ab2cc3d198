import type { Change } from "./comparison.ts";

/** Whether a change says that something differs; what stands as it was, with its old date, is told but is no difference. */
export const isDifference = ({ kind }: Pick<Change, "kind">): boolean => kind !== "stale";
