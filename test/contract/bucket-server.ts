import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What an S3 client needs to speak to the server. */
export interface BucketServer {
  readonly client: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
  };
  /** Objects by `bucket/key`. */
  readonly objects: Map<string, Buffer>;
}

const pageSize = 2;
const xml = (response: ServerResponse, status: number, text: string) =>
  response.writeHead(status, { "content-type": "application/xml" }).end(`<?xml version="1.0"?>${text}`);
const refuse = (response: ServerResponse, status: number, code: string) =>
  xml(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);

/** Bodies come plain: the checksum is a header where the client gives one of its own. */
async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function list(objects: Map<string, Buffer>, bucket: string, query: URLSearchParams, response: ServerResponse): void {
  const keys = [...objects.keys()]
    .filter((name) => name.startsWith(`${bucket}/${query.get("prefix") ?? ""}`))
    .map((name) => name.slice(bucket.length + 1))
    .filter((key) => key > (query.get("continuation-token") ?? ""))
    .sort();
  const page = keys.slice(0, pageSize);
  const more = keys.length > page.length;
  const contents = page.map((key) => `<Contents><Key>${key.replaceAll("&", "&amp;")}</Key></Contents>`).join("");
  const token = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
  xml(response, 200, `<ListBucketResult><IsTruncated>${more}</IsTruncated>${token}${contents}</ListBucketResult>`);
}

/** Start a bucket that does what is asked of S3 here: put unless there, get, list in pages; checksums are verified. */
export async function startBucketServer(): Promise<BucketServer> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const name = decodeURIComponent(url.pathname.slice(1)).replace(/\/$/, "");
    if (request.method === "GET" && url.searchParams.has("list-type")) {
      return list(objects, name, url.searchParams, response);
    }
    const stored = objects.get(name);
    if (request.method === "GET") return stored ? response.end(stored) : refuse(response, 404, "NoSuchKey");
    const body = await readBody(request);
    const checksum = request.headers["x-amz-checksum-sha256"];
    const isIntact = checksum === undefined || checksum === createHash("sha256").update(body).digest("base64");
    if (!isIntact) return refuse(response, 400, "BadDigest");
    if (stored && request.headers["if-none-match"] === "*") return refuse(response, 412, "PreconditionFailed");
    objects.set(name, body);
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  return {
    client: { endpoint: `http://127.0.0.1:${port}`, region: "eu-west-1", credentials },
    objects,
  };
}
