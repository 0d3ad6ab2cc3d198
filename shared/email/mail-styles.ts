/**
 * Inline styles, since several mail programs drop style sheets; the sheet below only turns colours for dark mode, by
 * class. Contrast of text is at least 4.5 to 1 in both (WCAG 2.2, 1.4.3).
 */
const sans = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const serif = "font-family:Georgia,'Times New Roman',serif";

export const styles = {
  body: "margin:0;padding:0;background-color:#f4f4f2;color:#1c1c1a",
  outer: "width:100%;border-collapse:collapse;background-color:#f4f4f2",
  gutter: "padding:16px 8px",
  sheet: "width:100%;max-width:640px;border-collapse:collapse;background-color:#ffffff;color:#1c1c1a",
  part: `padding:0 20px;${sans};font-size:16px;line-height:1.5;overflow-wrap:anywhere`,
  title: `margin:24px 0 8px;${sans};font-size:24px;line-height:1.25;font-weight:700`,
  lead: "margin:0 0 8px",
  preheader:
    "display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;mso-hide:all",
  highlightTitle: `margin:16px 0 4px;${sans};font-size:17px;line-height:1.35;font-weight:700`,
  permalink: "margin:6px 0 0;font-size:14px",
  entryTitle: `margin:28px 0 4px;padding-top:20px;border-top:3px solid #1c1c1a;${sans};font-size:20px;line-height:1.3;font-weight:700`,
  mark: "display:inline-block;margin:0 6px 4px 0;padding:1px 8px;border:1px solid #6b4e00;color:#6b4e00;font-size:13px;font-weight:700",
  muted: "margin:0 0 4px;color:#555552;font-size:14px",
  topicTitle: `margin:24px 0 4px;${sans};font-size:17px;line-height:1.35;font-weight:700`,
  statement: "margin:0 0 4px",
  list: "margin:6px 0 10px;padding:0 0 0 20px",
  item: "margin:0 0 4px",
  change: "width:100%;border-collapse:collapse;margin:14px 0 0",
  changeCell: `padding:0 0 0 12px;border-left:3px solid #b9b9b3;${sans};font-size:16px;line-height:1.5;overflow-wrap:anywhere`,
  changeHead: "margin:0 0 6px",
  kind: "color:#555552;font-size:13px;font-weight:700",
  side: "margin:6px 0 0;color:#555552;font-size:13px;font-weight:700",
  quote: `margin:2px 0 0;padding:8px 10px;background-color:#f4f4f2;${serif};font-size:16px;line-height:1.5`,
  silent: "margin:2px 0 0;color:#555552;font-size:15px",
  del: "background-color:#fbdcd7;color:#6d1a10;text-decoration:line-through",
  ins: "background-color:#d5ecd6;color:#0f4a1c;text-decoration:underline;font-weight:700",
  more: "margin:12px 0 0",
  action: "margin:16px 0 24px;font-size:18px;font-weight:700",
  link: "color:#0b57a4;text-decoration:underline",
  tail: `padding:24px 20px;${sans};font-size:14px;line-height:1.5;color:#555552;overflow-wrap:anywhere`,
  tailTitle: `margin:16px 0 4px;${sans};font-size:14px;font-weight:700;color:#1c1c1a`,
} as const;

export const sheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.bg{background-color:#161615!important}
.sheet{background-color:#20201e!important;color:#ececea!important}
.ink{color:#ececea!important;border-color:#ececea!important}
.muted{color:#b5b5b0!important}
.mark{color:#ffd166!important;border-color:#ffd166!important}
.bar{border-color:#6f6f6a!important}
.quote{background-color:#2b2b28!important;color:#ececea!important}
.del{background-color:#5a1f18!important;color:#ffdcd6!important}
.ins{background-color:#173f1f!important;color:#d6f5da!important}
.link{color:#8fc1ff!important}
}`;
