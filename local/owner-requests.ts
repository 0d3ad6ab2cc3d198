import { NodeHttpHandler } from "@smithy/node-http-handler";
import { ownerHeader, serviceHeader, wrongOwnerStatus } from "#local/owner-server.ts";
import type { Ownership } from "#local/ownership.ts";

type Request = Parameters<NodeHttpHandler["handle"]>[0];
type Options = Parameters<NodeHttpHandler["handle"]>[1];
type Response = Awaited<ReturnType<NodeHttpHandler["handle"]>>;

const isRefused = (error: unknown) => error instanceof Error && "code" in error && error.code === "ECONNREFUSED";

/**
 * A request handler for AWS clients that sends to whoever owns the data folder now.
 *
 * Only what certainly was not accepted is sent again, to the next owner: a refused connection, or the answer of a server
 * that is not the owner meant. A connection that broke is an unknown outcome and stays an error.
 */
class OwnerRequests {
  readonly #ownership: Ownership;
  readonly #service: "database" | "mailbox";
  // Without `throwOnRequestTimeout` a timeout would only be logged.
  readonly #transport = new NodeHttpHandler({
    connectionTimeout: 5_000,
    requestTimeout: 60_000,
    throwOnRequestTimeout: true,
  });

  constructor(ownership: Ownership, service: "database" | "mailbox") {
    this.#ownership = ownership;
    this.#service = service;
  }

  async handle(request: Request, options?: Options): Promise<Response> {
    let refused: string | undefined;
    for (;;) {
      const owner = await this.#ownership.owner(refused);
      refused = owner.token;
      request.protocol = "http:";
      request.hostname = "127.0.0.1";
      request.port = owner.port;
      request.headers[ownerHeader] = owner.token;
      request.headers[serviceHeader] = this.#service;
      try {
        const answer = await this.#transport.handle(request, options);
        if (answer.response.statusCode !== wrongOwnerStatus) return answer;
        answer.response.body?.resume?.();
      } catch (error) {
        if (!isRefused(error)) throw error;
      }
    }
  }

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }

  destroy(): void {
    this.#transport.destroy();
  }
}

/**
 * Client settings by which an AWS client talks to a data folder's owner; for DynamoDB and SES alike.
 *
 * No second attempt by the client itself: it would also repeat what had an unknown outcome.
 */
export const ownerClient = (ownership: Ownership, service: "database" | "mailbox") => ({
  region: "us-east-1",
  endpoint: "http://127.0.0.1",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  maxAttempts: 1,
  requestHandler: new OwnerRequests(ownership, service),
});
