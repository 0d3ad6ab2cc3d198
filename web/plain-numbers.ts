import { html } from "hono/html";
import { lazily } from "#shared/lazily.ts";
import type { Markup } from "#web/markup.ts";

const grouped = lazily(() => new Intl.NumberFormat("en-US"));

/** Write a count with separators: `13,900`. */
export const plainCount = (value: number): string => grouped().format(value);

/** Write a count with its noun: `1 change`, `2 changes`. */
export const countOf = (value: number, one: string, many = `${one}s`): string =>
  `${plainCount(value)} ${value === 1 ? one : many}`;

/**
 * Write a share of a whole in percent, without a fraction; a dash where there is no whole. Only all is 100%, only none 0%.
 *
 * @example plainShare(794, 795) // "over 99%"
 */
export const plainShare = (part: number, whole: number): string => {
  if (whole === 0) return "–";
  const percent = Math.round((100 * part) / whole);
  if (percent === 100 && part < whole) return "over 99%";
  return percent === 0 && part > 0 ? "under 1%" : `${percent}%`;
};

const dateAndTime = lazily(
  () =>
    new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: "UTC",
    }),
);

/** Write a moment in UTC, readable and with its exact value: `12 August 2025 at 17:44 UTC`. */
export const plainTime = (at: string): Markup =>
  html`<time datetime="${at}">${dateAndTime().format(new Date(at))} UTC</time>`;
