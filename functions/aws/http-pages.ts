import { type HttpAnswer, requestPage } from "#functions/aws/http-request.ts";
import type { Resolve } from "#functions/aws/public-lookup.ts";
import { robotsRules } from "#functions/aws/robots-rules.ts";
import { readReportAddress } from "#shared/country/report-address.ts";
import type { Clock, FetchedPage, PageFetcher, UnchangedPage } from "#shared/ports.ts";
import {
  SourceAddressRefusedError,
  SourceHttpStatusError,
  SourceLedElsewhereError,
  SourceNotFoundError,
} from "#shared/source/errors.ts";
import type { GateOutcome, HostGate } from "#shared/source/host-gate.ts";
import { readRetryAfter } from "#shared/source/retry-after.ts";
import type { PageValidators } from "#shared/version/watch-store.ts";

/** Until the last byte; the publisher's pages take a second or two. */
const timeoutMs = 30_000;
const redirects = 5;

/** Name that rules for programs may call us by. */
export const agentName = "Palimpsest";

export interface HttpPagesOptions {
  /** Origins that are fetched from: `https://www.state.gov`. Redirects lead nowhere else either. */
  readonly origins: readonly string[];
  readonly clock: Clock;
  /** Gives each request its turn. */
  readonly gate: HostGate;
  /** Address or page by which the publisher can reach whoever runs this service. */
  readonly contact: string;
  /** Until the last byte; 30 seconds where none is given. */
  readonly timeoutMs?: number;
  /** For tests: fetch from this machine too. */
  readonly allowLoopback?: boolean;
  /** For tests: answers in the place of the name server. */
  readonly resolve?: Resolve;
}

/** Says who asks, what for, and whom to write to. */
export const userAgentOf = (contact: string) =>
  `${agentName}/0.1 (compares yearly human-rights reports; contact: ${contact.replace(/[^\x20-\x7e]|[()\\]/g, "")})`;

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** 503 says "later", as 429 does; other failures of the server count as such. */
const outcomeOf =
  (clock: Clock) =>
  ({ status, header }: HttpAnswer): GateOutcome => {
    if (status === 429 || status === 503) {
      return { kind: "busy", retryAt: readRetryAfter(header("retry-after"), clock.now()) };
    }
    if (status >= 500) return { kind: "failed" };
    return { kind: status === 401 || status === 403 ? "refused" : "answered" };
  };

/** Whether an answer is of the page that was asked for: an edition's report stays in its edition, no page is the front page. */
const isSamePlace = (asked: URL, final: URL): boolean => {
  if (asked.pathname === final.pathname) return true;
  const report = readReportAddress(asked.href);
  if (report) return readReportAddress(final.href)?.edition === report.edition;
  return final.pathname !== "/";
};

/** The same address with or without its last slash: lists have both forms, and only one may be there. */
const otherForm = (url: URL): URL | undefined => {
  if (!readReportAddress(url.href)) return undefined;
  const other = new URL(url);
  other.pathname = url.pathname.endsWith("/") ? url.pathname.replace(/\/+$/, "") : `${url.pathname}/`;
  return other;
};

const validatorsOf = ({ header }: HttpAnswer): PageValidators | null => {
  const validators = { etag: header("etag"), lastModified: header("last-modified") };
  return validators.etag === null && validators.lastModified === null ? null : validators;
};

const conditionsOf = (known: PageValidators | null): Record<string, string> => ({
  ...(known?.etag ? { "if-none-match": known.etag } : {}),
  ...(known?.lastModified ? { "if-modified-since": known.lastModified } : {}),
});

/**
 * Pages over HTTP from a few known origins, and from nowhere else: each request waits its turn, keeps to the site's rules for
 * programs, reaches public addresses alone, and has an end in bytes and in time.
 */
export function httpPages(options: HttpPagesOptions): PageFetcher {
  const { clock, gate, allowLoopback = false } = options;
  const allowed = new Set(options.origins.map((origin) => new URL(origin).origin));
  const headers = {
    "user-agent": userAgentOf(options.contact),
    accept: "text/html,application/rss+xml;q=0.9,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1",
    "accept-encoding": "gzip, br",
  };

  function checkAddress(address: string, base?: string): URL {
    const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (!url) throw new SourceAddressRefusedError(address, "it is no address");
    if (url.username || url.password) throw new SourceAddressRefusedError(url.origin, "it carries a password");
    if (!allowed.has(url.origin)) throw new SourceAddressRefusedError(address, `${url.origin} is not on our list`);
    return url;
  }

  const get = (url: URL, conditions: Record<string, string>, everyMs: number): Promise<HttpAnswer> => {
    const request = {
      headers: { ...headers, ...conditions },
      timeoutMs: options.timeoutMs ?? timeoutMs,
      allowLoopback,
      ...(options.resolve && { resolve: options.resolve }),
    };
    return gate.pass(url.href, () => requestPage(url, request), outcomeOf(clock), everyMs);
  };

  /** Follow redirects, none of them away from the allowed origins. */
  async function follow(first: URL, conditions: Record<string, string>, check: (url: URL) => Promise<number>) {
    let url = first;
    for (let hop = 0; hop <= redirects; hop++) {
      const everyMs = await check(url);
      const answer = await get(url, conditions, everyMs);
      const location = answer.header("location");
      if (!isRedirect(answer.status) || location === null) return { url, answer };
      url = checkAddress(location, url.href);
    }
    throw new SourceAddressRefusedError(first.href, `it leads on more than ${redirects} times`);
  }

  const robots = robotsRules(agentName, clock, async (url) => (await follow(url, {}, async () => 0)).answer);

  function failure(address: string, { status, header }: HttpAnswer) {
    if (status === 404 || status === 410) return new SourceNotFoundError(address);
    return new SourceHttpStatusError(address, status, readRetryAfter(header("retry-after"), clock.now()));
  }

  async function fetchPage(address: string, known: PageValidators | null = null): Promise<FetchedPage | UnchangedPage> {
    const asked = checkAddress(address);
    const conditions = conditionsOf(known);
    let visit = await follow(asked, conditions, robots.check);
    const other = visit.answer.status === 404 ? otherForm(asked) : undefined;
    if (other) visit = await follow(other, conditions, robots.check);
    const { url, answer } = visit;
    const retrievedAt = clock.now();
    if (answer.status === 304 && known !== null) return { kind: "not-modified", retrievedAt };
    if (answer.bytes === null) throw failure(address, answer);
    if (!isSamePlace(asked, url)) throw new SourceLedElsewhereError(address, url.href);
    return { kind: "page", bytes: answer.bytes, retrievedAt, validators: validatorsOf(answer) };
  }

  return { fetchPage };
}
