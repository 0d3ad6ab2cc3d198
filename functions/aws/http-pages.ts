import { readLimited } from "#functions/aws/read-limited.ts";
import type { Clock, FetchedPage, PageFetcher } from "#shared/ports.ts";
import {
  SourceAddressRefusedError,
  SourceHttpStatusError,
  SourceNotFoundError,
  SourceNotReachedError,
} from "#shared/source/errors.ts";

/** Until the last byte; the publisher's pages take a second or two. */
const timeoutMs = 30_000;
const redirects = 5;

/** Says who asks and where to learn more, so that a publisher can tell us apart and write to us. */
const defaultUserAgent = "Palimpsest/0.1 (compares yearly human-rights reports; one page at a time)";

export interface HttpPagesOptions {
  /** Origins that are fetched from: `https://www.state.gov`. Redirects lead nowhere else either. */
  readonly origins: readonly string[];
  readonly clock: Clock;
  readonly userAgent?: string;
  /** Until the last byte; 30 seconds where none is given. */
  readonly timeoutMs?: number;
}

const isRedirect = (status: number) => [301, 302, 303, 307, 308].includes(status);

/** Pages over HTTP from a few known origins, of at most 20 MB, in a limited time. */
export function httpPages(options: HttpPagesOptions): PageFetcher {
  const allowed = new Set(options.origins.map((origin) => new URL(origin).origin));
  const headers = {
    "user-agent": options.userAgent ?? defaultUserAgent,
    accept: "text/html,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.1",
  };

  function checkAddress(address: string, base?: string): URL {
    const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (!url) throw new SourceAddressRefusedError(address, "it is no address");
    if (url.username || url.password) throw new SourceAddressRefusedError(url.origin, "it carries a password");
    if (!allowed.has(url.origin)) throw new SourceAddressRefusedError(address, `${url.origin} is not on our list`);
    return url;
  }

  /** One answer that is no redirect. */
  async function request(address: string, signal: AbortSignal): Promise<Response> {
    let url = checkAddress(address);
    for (let hop = 0; hop <= redirects; hop++) {
      const answer = await fetch(url, { headers, redirect: "manual", signal });
      const location = answer.headers.get("location");
      if (!isRedirect(answer.status) || location === null) return answer;
      await answer.body?.cancel();
      url = checkAddress(location, url.href);
    }
    throw new SourceAddressRefusedError(address, `it leads on more than ${redirects} times`);
  }

  async function read(address: string, signal: AbortSignal): Promise<Uint8Array> {
    const answer = await request(address, signal);
    if (answer.ok && answer.body) {
      const stated = Number(answer.headers.get("content-length") ?? 0);
      return readLimited(address, answer.body, stated);
    }
    await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 410) throw new SourceNotFoundError(address);
    throw new SourceHttpStatusError(address, answer.status);
  }

  async function fetchPage(address: string): Promise<FetchedPage> {
    const signal = AbortSignal.timeout(options.timeoutMs ?? timeoutMs);
    try {
      return { bytes: await read(address, signal), retrievedAt: options.clock.now() };
    } catch (error) {
      // `fetch` says so where no answer, or not all of one, came; a timeout has a name of its own.
      const isBroken = error instanceof TypeError || signal.aborted;
      if (!isBroken) throw error;
      const reason = signal.aborted ? "no whole answer in time" : "the connection failed";
      throw new SourceNotReachedError(address, reason, { cause: error });
    }
  }

  return { fetchPage };
}
