import { html, raw } from "hono/html";
import { type Markup, markupText } from "#web/markup.ts";
import { styleSheet } from "#web/style.ts";

/** What every page has: a title, where its style comes from, and its content. */
export interface LayoutOptions {
  /** Of the window; the page's own h1 is part of `main`. */
  readonly title: string;
  /** `inline` makes one self-contained file; `linked` takes the style from `/style.css`. */
  readonly style: "inline" | "linked";
  /** Rules of one kind of page alone, after those of all; of a file that stands alone only. */
  readonly extraStyle?: string;
  readonly main: Markup;
  /** Links in the page's head line; none in a file that stands alone. */
  readonly navigation?: readonly { readonly href: string; readonly label: string }[];
  /** Stands at the foot of every printed sheet of a file that stands alone; letters, digits and hyphens. */
  readonly printFoot?: string;
  /** Extra line of the foot. */
  readonly foot?: Markup;
}

const styleOf = (style: LayoutOptions["style"], printFoot: string, extraStyle: string): Markup => {
  if (style === "linked") return html`<link rel="stylesheet" href="/style.css">`;
  const sheet = `@page { @bottom-left { content: "${printFoot.replaceAll(/[^\w -]/g, "")}"; font: 8pt sans-serif; } }\n`;
  return html`<style>${raw(styleSheet + extraStyle + sheet)}</style>`;
};

/**
 * Put content into the frame that all pages share.
 *
 * @returns a whole document; pages that a person's own link opens are kept from search engines by their server, not here
 */
export const renderLayout = ({
  title,
  style,
  extraStyle = "",
  main,
  navigation = [],
  printFoot = "",
  foot,
}: LayoutOptions): string =>
  markupText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${styleOf(style, printFoot, extraStyle)}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<p class="brand">Palimpsest <span class="brand-note">what changed between two editions of a report, word for word</span></p>
${
  navigation.length > 0 &&
  html`<nav aria-label="Site"><ul class="plain-list inline-list">${navigation.map(
    (link) => html`<li><a href="${link.href}">${link.label}</a></li>`,
  )}</ul></nav>`
}
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="foot">
${foot}
<p>Made by Palimpsest from the publisher’s text. Every statement is computed and rests on the words quoted beside it.</p>
</footer>
</body>
</html>
`);
