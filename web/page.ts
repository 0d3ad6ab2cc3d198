import { html } from "hono/html";
import { renderLayout } from "#web/layout.ts";
import type { Markup } from "#web/markup.ts";

/** Links in the head line of every page of the site. */
export const site = [
  { href: "/", label: "Reviews" },
  { href: "/sign-up", label: "Get mail" },
  { href: "/privacy", label: "Privacy" },
];

/** Put the content of one of the site's small pages into its frame, below its title. */
export const page = (title: string, main: Markup): string =>
  renderLayout({
    title: `${title} | Palimpsest`,
    style: "linked",
    navigation: site,
    main: html`<h1>${title}</h1>${main}`,
  });
