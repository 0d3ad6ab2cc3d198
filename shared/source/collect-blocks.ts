import { foldSpace } from "#shared/source/fold-space.ts";
import type { Block, PageLink, Piece } from "#shared/source/source-page.ts";

/** Elements that do not break a paragraph. All others do, so that text never runs together over a border. */
const inline = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr img input".split(
    " ",
  ),
);
const strong = new Set(["b", "strong", "u"]);
const button = /(^|\s)(block)?button/;
const underlined = /text-decoration[^;]*:\s*underline|font-weight\s*:\s*(bold|[6-9]00)/i;

interface Element {
  readonly name: string;
  readonly className: string;
  readonly breaks: boolean;
  readonly strong: boolean;
}

/** Gathers the text of a body into blocks. One use a page. */
export class BlockCollector {
  readonly #html: string;
  readonly #blocks: Block[] = [];
  readonly #stack: Element[] = [];
  #lines: Piece[][] = [[]];
  #links: PageLink[] = [];
  #anchor: { address: string; text: string } | null = null;
  #strongDepth = 0;
  #line = 1;
  #lineOffset = 0;
  #startOffset = -1;

  constructor(html: string) {
    this.#html = html;
  }

  /** An element opens at the offset `at` of the source. */
  open(name: string, attributes: Record<string, string>, at: number): void {
    if (name === "br") {
      this.#lines.push([]);
      return;
    }
    const className = attributes.class ?? "";
    const breaks = !inline.has(name) || (name === "a" && button.test(className));
    const isStrong = strong.has(name) || underlined.test(attributes.style ?? "");
    if (breaks) this.#flush();
    if (isStrong) this.#strongDepth += 1;
    this.#stack.push({ name, className, breaks, strong: isStrong });
    if (breaks) this.#startOffset = at;
    if (name === "a" && attributes.href) this.#anchor = { address: attributes.href, text: "" };
  }

  text(text: string, at: number): void {
    if (this.#startOffset < 0) this.#startOffset = at;
    this.#lines.at(-1)?.push({ text, strong: this.#strongDepth > 0 });
    if (this.#anchor) this.#anchor.text += text;
  }

  close(name: string): void {
    if (name === "br") return;
    if (name === "a") this.#closeAnchor();
    const element = this.#stack.at(-1);
    if (element?.breaks) this.#flush();
    if (element?.strong) this.#strongDepth -= 1;
    this.#stack.pop();
  }

  finish(): Block[] {
    this.#flush();
    return this.#blocks;
  }

  #closeAnchor(): void {
    if (this.#anchor) this.#links.push({ label: foldSpace(this.#anchor.text), address: this.#anchor.address });
    this.#anchor = null;
  }

  #flush(): void {
    const lines = this.#lines;
    const links = this.#links;
    const at = this.#startOffset;
    this.#lines = [[]];
    this.#links = [];
    this.#startOffset = -1;
    const text = foldSpace(lines.map((line) => line.map((piece) => piece.text).join("")).join("\n"));
    if (text === "") return;
    const owner = this.#stack.findLast((element) => element.breaks);
    const tag = owner && /^(p|h[1-6]|li|a)$/.test(owner.name) ? owner.name : "text";
    const around = this.#stack.findLast((element) => element !== owner && element.className !== "");
    const className = foldSpace(`${owner?.className ?? ""} ${around?.className ?? ""}`);
    const block = { tag, className, lines, text, sourceLine: this.#lineAt(at) };
    this.#blocks.push(links.length > 0 ? { ...block, links } : block);
  }

  /** Offsets only ever grow, so every line break is counted once. */
  #lineAt(offset: number): number {
    for (;;) {
      const next = this.#html.indexOf("\n", this.#lineOffset);
      if (next < 0 || next >= offset) return this.#line;
      this.#line += 1;
      this.#lineOffset = next + 1;
    }
  }
}
