import { type IncomingMessage, request as plainRequest } from "node:http";
import { request as secureRequest } from "node:https";
import { isIP } from "node:net";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { isPublicAddress, PrivateAddressError, publicLookup, type Resolve } from "#functions/aws/public-lookup.ts";
import { readLimited } from "#functions/aws/read-limited.ts";
import { SourceAddressRefusedError, SourceNotReachedError } from "#shared/source/errors.ts";

/** The publisher's take 2 KB. Bytes. */
const headerLimitBytes = 32_768;

export interface HttpRequestOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** From the connection to the last byte, however slowly it comes. */
  readonly timeoutMs: number;
  readonly allowLoopback: boolean;
  readonly resolve?: Resolve;
}

/** An answer that came whole. */
export interface HttpAnswer {
  readonly status: number;
  /** A header's value; of several the first. */
  header(name: string): string | null;
  /** Unpacked; null where the answer is no page (a status other than 200). */
  readonly bytes: Uint8Array | null;
}

const unpackers = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
} as const;

const isPacking = (name: string): name is keyof typeof unpackers => Object.hasOwn(unpackers, name);

/** The page's bytes, counted as they come out of their packing: a small answer can hold a huge page. */
const readBody = async (address: string, answer: IncomingMessage): Promise<Uint8Array> => {
  const packing = answer.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (packing === "identity" || packing === "") {
    return readLimited(address, answer, Number(answer.headers["content-length"] ?? 0));
  }
  if (!isPacking(packing)) throw new SourceNotReachedError(address, `the answer is packed as ${packing.slice(0, 20)}`);
  const unpacked = unpackers[packing]();
  const flow = pipeline(answer, unpacked);
  try {
    const [bytes] = await Promise.all([readLimited(address, unpacked, 0), flow]);
    return bytes;
  } catch (error) {
    unpacked.destroy();
    await flow.catch(() => undefined);
    throw error;
  }
};

const open = (url: URL, { headers, allowLoopback, resolve }: HttpRequestOptions, signal: AbortSignal) =>
  new Promise<IncomingMessage>((answered, failed) => {
    const begin = url.protocol === "https:" ? secureRequest : plainRequest;
    const lookup = publicLookup(allowLoopback, resolve);
    // Each request has a connection of its own: a kept one would not be looked up again.
    const request = begin(url, { headers, signal, lookup, agent: false, maxHeaderSize: headerLimitBytes });
    request.once("response", answered);
    // Kept on: a connection may fail a second time, after its answer came.
    request.on("error", failed);
    request.end();
  });

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "HPE_HEADER_OVERFLOW") return "its headers are too long";
  if (code.startsWith("Z_") || code.startsWith("ERR__")) return "the answer cannot be unpacked";
  return "the connection failed";
};

/**
 * Make one GET request to a public address and read its answer whole.
 *
 * @throws SourceAddressRefusedError where the host leads into a private network, by name or by number
 * @throws OversizedSourceError where the page, unpacked, has more bytes than any report
 * @throws SourceNotReachedError where no answer came, or not all of it in time
 */
export async function requestPage(url: URL, options: HttpRequestOptions): Promise<HttpAnswer> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host, options.allowLoopback)) {
    throw new SourceAddressRefusedError(url.href, "its host is no public address");
  }
  const signal = AbortSignal.timeout(options.timeoutMs);
  let answer: IncomingMessage | undefined;
  try {
    answer = await open(url, options, signal);
    const { statusCode: status = 0, headers } = answer;
    const bytes = status === 200 ? await readBody(url.href, answer) : null;
    const header = (name: string) => [headers[name] ?? []].flat()[0] ?? null;
    return { status, header, bytes };
  } catch (error) {
    if (error instanceof PrivateAddressError) {
      throw new SourceAddressRefusedError(url.href, "its host leads to no public address", { cause: error });
    }
    if (error instanceof Error && "retryable" in error) throw error;
    const reason = signal.aborted ? "no whole answer in time" : reasonOf(error);
    throw new SourceNotReachedError(url.href, reason, { cause: error });
  } finally {
    answer?.destroy();
  }
}
