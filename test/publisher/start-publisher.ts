import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { editionAddress } from "#shared/country/report-address.ts";
import { answerIn, type Mood } from "#test/publisher/moods.ts";

/** A report as it is published. */
export interface PublishedReport {
  readonly edition: number;
  readonly slug: string;
  readonly name: string;
  readonly html: string;
}

/** A request as it came. */
export interface SeenRequest {
  readonly path: string;
  readonly agent: string | undefined;
  readonly isConditional: boolean;
  /** Milliseconds of the machine. */
  readonly at: number;
  status: number;
}

export interface PublisherOptions {
  /** The publisher's clock. */
  readonly now?: () => Date;
  readonly robots?: string;
  /** Mood of a request that nobody decided a mood for. */
  readonly moodOf?: (path: string) => Mood | undefined;
  /** Reports are there without their last slash only. */
  readonly onlyWithoutSlash?: boolean;
}

/** A page's text; its tag changes with it. */
interface ServedText {
  readonly body: string;
  /** Empty: none is sent. */
  readonly tag: string;
  readonly type: string;
}

/** Where a real page says that it was served from. */
const printedOrigin = /https:\/\/(?:www\.state\.gov|reports\.example)(?=\/)/g;
const countrySelect = /<select[^>]*chosen-container--country"[\s\S]*?<\/select>/;

const pathOf = ({ edition, slug }: Pick<PublishedReport, "edition" | "slug">) =>
  `${new URL(editionAddress("http://x", edition)).pathname}${slug}/`;

/** The publisher as a local server. */
export class LocalPublisher {
  readonly requests: SeenRequest[] = [];
  /** Moods that it was in, one an answer. */
  readonly shown: Mood[] = [];
  /** Most requests that were under way at once. */
  mostAtOnce = 0;
  /** Null: the server fails. */
  robots: string | null;
  /** Editions have no page of their own. */
  hideEditionPages = false;
  /** Lists name addresses without their last slash. */
  listsWithoutSlash = false;
  extraHeaders: Readonly<Record<string, string>> = {};
  #underWay = 0;
  readonly #reports = new Map<string, PublishedReport>();
  /** Listed though there is no page yet. */
  readonly #announced = new Map<string, PublishedReport>();
  readonly #moods = new Map<string, Mood[]>();
  readonly #options: PublisherOptions;
  readonly #server = createServer((request, response) => this.#answer(request, response));

  constructor(options: PublisherOptions = {}) {
    this.#options = options;
    this.robots = options.robots ?? "User-agent: *\nDisallow: /search/\n";
  }

  async start(): Promise<this> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  addressOf(report: Pick<PublishedReport, "edition" | "slug">): string {
    return this.origin + pathOf(report);
  }

  /** A report's page as it is served, its list apart. */
  pageOf({ html }: Pick<PublishedReport, "html">): string {
    return html.replace(printedOrigin, this.origin);
  }

  /** Bring out a report, or another text under its address. */
  publish(...reports: readonly PublishedReport[]): void {
    for (const report of reports) this.#reports.set(pathOf(report), report);
  }

  /** List a report that is not there yet: the link leads nowhere. */
  announce(...reports: readonly PublishedReport[]): void {
    for (const report of reports) this.#announced.set(pathOf(report), report);
  }

  /** Take a page down; the lists still name it. */
  takeDown(report: Pick<PublishedReport, "edition" | "slug">): void {
    const path = pathOf(report);
    const gone = this.#reports.get(path);
    if (gone) this.announce(gone);
    this.#reports.delete(path);
  }

  /** Answer the next requests for a report in these moods. */
  feel(report: Pick<PublishedReport, "edition" | "slug">, ...next: readonly Mood[]): void {
    this.#moods.set(pathOf(report), [...(this.#moods.get(pathOf(report)) ?? []), ...next]);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const isConditional = "if-none-match" in request.headers || "if-modified-since" in request.headers;
    const seen = { path, agent: request.headers["user-agent"], isConditional, at: performance.now(), status: 0 };
    this.requests.push(seen);
    this.#underWay += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.#underWay);
    response.once("close", () => {
      this.#underWay -= 1;
      seen.status = response.statusCode;
    });
    if (path === "/robots.txt" && this.robots === null) {
      response.writeHead(500).end();
      return;
    }
    const text = this.#options.onlyWithoutSlash ? this.#textWithoutSlash(path) : this.#textOf(path);
    const serve = () => this.#serve(request, response, text);
    const mood = this.#reports.has(path) ? (this.#moods.get(path)?.shift() ?? this.#options.moodOf?.(path)) : undefined;
    const now = this.#options.now?.() ?? new Date();
    if (mood !== undefined) this.shown.push(mood);
    if (mood === undefined) serve();
    else answerIn[mood]({ request, response, serve, html: text?.body ?? "", now });
  }

  /** A page's text, and the tag that changes with it; its list may grow under the same tag, as behind a cache. */
  #textOf(path: string): ServedText | undefined {
    if (path === "/robots.txt") return { body: this.robots ?? "", tag: "", type: "text/plain" };
    if (path === "/") return { body: "<html><body><h1>Welcome</h1></body></html>", tag: "", type: "text/html" };
    if (path === "/feed/") return { body: this.#feed(), tag: "", type: "application/rss+xml" };
    const edition = Number(/^\/reports\/(\d{4})-[a-z-]+\/$/.exec(path)?.[1]);
    if (edition && !this.hideEditionPages && this.#listed(edition).length > 0) {
      const list = this.#list(edition);
      return { body: `<html><body><h1>Reports</h1>${list}</body></html>`, tag: list, type: "text/html" };
    }
    const report = this.#reports.get(path);
    if (!report) return undefined;
    const page = this.pageOf(report);
    const list = this.#list(report.edition);
    const body = countrySelect.test(page)
      ? page.replace(countrySelect, list)
      : page.replace("</body>", `${list}</body>`);
    return { body, tag: report.html, type: "text/html; charset=UTF-8" };
  }

  #textWithoutSlash(path: string): ServedText | undefined {
    const isReport = this.#reports.has(path) || this.#reports.has(`${path}/`);
    if (!isReport) return this.#textOf(path);
    return path.endsWith("/") ? undefined : this.#textOf(`${path}/`);
  }

  #listed(edition: number): PublishedReport[] {
    const reports = new Map([...this.#announced, ...this.#reports]).values();
    return [...reports].filter((report) => report.edition === edition);
  }

  #list(edition: number): string {
    const options = this.#listed(edition).map((report) => {
      const address = this.listsWithoutSlash ? this.addressOf(report).slice(0, -1) : this.addressOf(report);
      return `<option value="${address}">${report.name}</option>`;
    });
    return `<select class="field-container chosen-container--country"><option value=""></option>${options.join("")}</select>`;
  }

  /** The ten that came last. */
  #feed(): string {
    const items = [...this.#reports.values()].slice(-10).reverse();
    const xml = items.map(
      (report) => `<item><title>${report.name}</title><link>${this.addressOf(report)}</link></item>`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${xml.join("")}</channel></rss>`;
  }

  #serve(request: IncomingMessage, response: ServerResponse, text: ServedText | undefined): void {
    if (!text) {
      response.writeHead(404, { "content-type": "text/html" }).end("<title>Page not found</title>");
      return;
    }
    const etag = `"${createHash("sha1").update(text.tag).digest("hex")}"`;
    const { extraHeaders } = this;
    const tagged =
      text.tag === "" ? extraHeaders : { ...extraHeaders, etag, "last-modified": "Tue, 12 Aug 2025 08:00:00 GMT" };
    if (text.tag !== "" && request.headers["if-none-match"] === etag) {
      response.writeHead(304, tagged).end();
      return;
    }
    const headers = { "content-type": text.type, ...tagged };
    if (!String(request.headers["accept-encoding"]).includes("gzip")) response.writeHead(200, headers).end(text.body);
    else response.writeHead(200, { ...headers, "content-encoding": "gzip" }).end(gzipSync(text.body, { level: 1 }));
  }
}
