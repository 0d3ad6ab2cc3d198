import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { load } from "cheerio";

/** Ways in which the publisher answers with something else than the page. */
export const moods = [
  "slow",
  "busy",
  "busy-until",
  "forbidden",
  "down",
  "broken",
  "vanished",
  "soft-404",
  "front-page",
  "empty",
  "collapsed",
  "foreign",
  "bomb",
  "loris",
] as const;
export type Mood = (typeof moods)[number];

/** What a mood has at hand. */
export interface MoodScene {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The page as it would be served. */
  readonly html: string;
  /** Serve it after all. */
  readonly serve: () => void;
  /** Time on the publisher's clock. */
  readonly now: Date;
}

const notFoundPage =
  "<!doctype html><html><head><title>Page not found - Reports</title></head><body><h1>Page not found</h1><p>Try the search.</p></body></html>";

/** A page of which most sections did not come: the markup is whole, the outline is gone. */
export const collapse = (html: string): string => {
  const page = load(html);
  const body = page(".report__main");
  body.find("h1, h2, h3, h4, h5, h6").slice(1).remove();
  body.find("p, li").slice(4).remove();
  return page.html();
};

let packed: Buffer | undefined;
/** 1 GB of white space in 1 MB. */
export const bomb = (): Buffer => {
  packed ??= packSpace();
  return packed;
};

const packSpace = (): Buffer => {
  const part = gzipSync(Buffer.alloc(32 * 1024 * 1024, " "), { level: 9 });
  return Buffer.concat(Array.from({ length: 32 }, () => part));
};

/** A byte now and then, for ever. */
const drip = async (response: ServerResponse, everyMs: number) => {
  response.writeHead(200, { "content-type": "text/html" });
  while (!response.destroyed) {
    response.write("<");
    await sleep(everyMs);
  }
};

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000).toUTCString();

/** What each mood answers. */
export const answerIn: Readonly<Record<Mood, (scene: MoodScene) => unknown>> = {
  slow: async ({ serve }) => {
    await sleep(100);
    serve();
  },
  busy: ({ response }) => response.writeHead(429, { "retry-after": "120" }).end(),
  "busy-until": ({ response, now }) => response.writeHead(429, { "retry-after": later(now, 600) }).end(),
  forbidden: ({ response }) => response.writeHead(403, { "content-type": "text/html" }).end("<h1>Access denied</h1>"),
  down: ({ response }) => response.writeHead(503).end(),
  broken: ({ response, html }) => {
    response.writeHead(200, { "content-length": String(Buffer.byteLength(html)) });
    response.write(html.slice(0, html.length / 2), () => response.destroy());
  },
  vanished: ({ response }) => response.writeHead(404).end(notFoundPage),
  "soft-404": ({ response }) => response.writeHead(200, { "content-type": "text/html" }).end(notFoundPage),
  "front-page": ({ response }) => response.writeHead(302, { location: "/" }).end(),
  empty: ({ response }) => response.writeHead(200, { "content-type": "text/html" }).end(),
  collapsed: ({ response, html }) => response.writeHead(200, { "content-type": "text/html" }).end(collapse(html)),
  foreign: ({ response }) => response.writeHead(302, { location: "https://elsewhere.example/" }).end(),
  bomb: ({ response }) =>
    response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(bomb()),
  loris: ({ response }) => drip(response, 20),
};
