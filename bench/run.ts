import { benchCompare } from "./compare.ts";
import { benchParse } from "./parse.ts";

/** `npm run bench`: every benchmark in turn, one line a figure. */
for (const bench of [benchParse, benchCompare]) for (const line of bench()) console.log(line);
