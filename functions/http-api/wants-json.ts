import type { Context } from "hono";
import { accepts } from "hono/accepts";

/** Tell whether a request asks for JSON rather than a page; one that says nothing gets the page. */
export const wantsJson = (context: Context): boolean =>
  accepts(context, { header: "Accept", supports: ["text/html", "application/json"], default: "text/html" }) ===
  "application/json";
