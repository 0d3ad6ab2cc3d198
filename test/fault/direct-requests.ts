import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { NodeHttpHandler } from "@smithy/node-http-handler";

type Request = Parameters<NodeHttpHandler["handle"]>[0];
type Response = Awaited<ReturnType<NodeHttpHandler["handle"]>>;

/** A request as it would arrive at a server. */
export interface ArrivedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer as a server would write it; undefined where it broke the connection in its place. */
export interface WrittenAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export type Answerer = (request: ArrivedRequest) => Promise<WrittenAnswer>;

const brokenConnection = () => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

/** Let a server's listener answer without a socket between; it sees what it would see of a request over one. */
export const answererOf =
  (listener: (request: IncomingMessage, response: ServerResponse) => unknown): Answerer =>
  ({ url, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = Object.assign(Readable.from(body.length > 0 ? [body] : []), { method: "POST", url, headers });
      const written: { status: number; headers: Record<string, unknown> } = { status: 200, headers: {} };
      const response = {
        set statusCode(status: number) {
          written.status = status;
        },
        setHeader: (name: string, value: unknown) => {
          written.headers[name.toLowerCase()] = value;
        },
        writeHead: (status: number, more: Record<string, unknown> = {}) => {
          written.status = status;
          Object.assign(written.headers, more);
        },
        end: (text = "") =>
          resolve({ status: written.status, type: String(written.headers["content-type"] ?? ""), body: String(text) }),
        destroy: () => reject(brokenConnection()),
      };
      // Only what the two servers of a data folder use of it is there.
      Promise.resolve(listener(request as unknown as IncomingMessage, response as unknown as ServerResponse)).catch(
        reject,
      );
    });

/** A request handler for AWS clients that hands each request to an answerer of this process. */
export const directRequests = (answer: Answerer) => ({
  handle: async (request: Request): Promise<Response> => {
    const { path, headers } = request;
    const sent: unknown = request.body;
    const body = ArrayBuffer.isView(sent)
      ? Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength)
      : Buffer.from(String(sent ?? ""));
    const { status, type, body: text } = await answer({ url: path, headers, body });
    const response = {
      statusCode: status,
      headers: { "content-type": type },
      body: Readable.from([Buffer.from(text)]),
    };
    return { response } as unknown as Response;
  },
  updateHttpClientConfig: () => {},
  httpHandlerConfigs: () => ({}),
  destroy: () => {},
});

/** Nobody checks a signature here, and a third of a call's time would go into it. */
const unsigned = {
  sign: async <Signed extends { headers: Record<string, string> }>(request: Signed): Promise<Signed> => {
    request.headers.authorization = "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=none";
    request.headers["x-amz-date"] = "20250811T000000Z";
    return request;
  },
};

/** Client settings by which an AWS client calls an answerer, once: whoever disturbs it wants each call to be one. */
export const directClient = (answer: Answerer) => ({
  region: "us-east-1",
  endpoint: "http://127.0.0.1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
  signer: unsigned,
  requestHandler: directRequests(answer),
});
