import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/**
 * Escaped HTML, made at once: hono's template, which answers with a promise only where a value is one.
 *
 * @example markup`<p>${"<b>"}</p>` // <p>&lt;b&gt;</p>
 */
export const markup = (strings: TemplateStringsArray, ...values: unknown[]): HtmlEscapedString => {
  const made = html(strings, ...values);
  if (made instanceof Promise)
    throw new TypeError("Cannot write markup: a value is a promise; expected strings and markup");
  return made;
};
