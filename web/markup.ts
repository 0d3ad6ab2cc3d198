import type { html } from "hono/html";

/** Escaped HTML as hono's `html` gives it. */
export type Markup = ReturnType<typeof html>;

/**
 * Turn a finished page into a string.
 *
 * @throws TypeError where a value inside was a promise: pages are rendered from what is at hand
 */
export const markupText = (markup: Markup): string => {
  if (markup instanceof Promise)
    throw new TypeError("Cannot render page: a value is a promise; load it before rendering");
  return markup.toString();
};
