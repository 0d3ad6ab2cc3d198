import { baseStyle } from "#web/style-base.ts";
import { formStyle } from "#web/style-forms.ts";
import { printStyle } from "#web/style-print.ts";
import { reviewStyle } from "#web/style-review.ts";

/** Style of every page: served as `/style.css`, and put into pages that stand alone. */
export const styleSheet = `${baseStyle.trim()}\n${formStyle.trim()}\n${reviewStyle.trim()}\n${printStyle.trim()}\n`;
