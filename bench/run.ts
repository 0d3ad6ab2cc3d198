import { benchCompare } from "./compare.ts";

/** `npm run bench`: every benchmark in turn, one line a figure. */
for (const bench of [benchCompare]) for (const line of bench()) console.log(line);
