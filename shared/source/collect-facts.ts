import { foldSpace } from "#shared/source/fold-space.ts";
import type { PageFacts } from "#shared/source/source-page.ts";

type TextFact = "title" | "headline" | "crumb";

/** Gathers what a page says about itself before its body. The first of each counts. */
export class FactCollector {
  readonly #texts: Record<TextFact, string | null> = { title: null, headline: null, crumb: null };
  #canonical: string | null = null;
  #address: string | null = null;
  #modifiedAt: string | null = null;
  readonly #breadcrumbs: string[] = [];
  #reading: { fact: TextFact; tag: string; text: string } | null = null;
  #crumbDepth = 0;

  open(name: string, attributes: Record<string, string>): void {
    const className = attributes.class ?? "";
    if (this.#crumbDepth > 0) this.#crumbDepth += 1;
    else if (/(^|\s)bc_content(\s|$)/.test(className)) this.#crumbDepth = 1;
    if (name === "link" && attributes.rel === "canonical") this.#canonical ??= attributes.href ?? null;
    else if (name === "meta") this.#meta(attributes);
    else if (name === "title") this.#read("title", name);
    else if (name === "h1") this.#read("headline", name);
    else if (/(^|\s)bc_current(\s|$)/.test(className)) this.#read("crumb", name);
    else if (name === "a" && this.#crumbDepth > 0 && attributes.href) this.#breadcrumbs.push(attributes.href);
  }

  text(text: string): void {
    if (this.#reading) this.#reading.text += text;
  }

  close(name: string): void {
    if (this.#crumbDepth > 0) this.#crumbDepth -= 1;
    if (this.#reading?.tag !== name) return;
    const { fact, text } = this.#reading;
    this.#texts[fact] ??= foldSpace(text) || null;
    this.#reading = null;
  }

  facts(): PageFacts {
    return {
      ...this.#texts,
      canonical: this.#canonical,
      address: this.#address,
      modifiedAt: this.#modifiedAt,
      breadcrumbs: this.#breadcrumbs,
    };
  }

  #read(fact: TextFact, tag: string): void {
    if (this.#texts[fact] === null) this.#reading = { fact, tag, text: "" };
  }

  #meta(attributes: Record<string, string>): void {
    if (attributes.property === "og:url") this.#address ??= attributes.content ?? null;
    if (attributes.property === "article:modified_time") this.#modifiedAt ??= attributes.content ?? null;
  }
}
