import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import dynalite from "dynalite";
import type { OwnedServer } from "#local/ownership.ts";
import type { Log } from "#shared/ports.ts";

/** Headers by which requests of the platform name the owner they mean and the service they want. */
export const ownerHeader = "palimpsest-owner";
export const serviceHeader = "palimpsest-service";

/** Answered, before anything is done, by an owner that is ending or that was not meant. */
export const wrongOwnerStatus = 421;

/** Answers a request whose whole body is there. */
export type Answer = (body: Buffer, response: ServerResponse) => Promise<void>;

/** Of a request, in bytes: SES takes 10 MB of mail, which is longer in base64; DynamoDB takes 16 MB. */
const maxRequestBytes = 20_000_000;

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of request) {
      length += piece.length;
      if (length > maxRequestBytes) return undefined;
      pieces.push(piece);
    }
  } catch (error) {
    // The caller went away in the middle of its request: nothing was accepted, nobody is there to be told.
    if (error instanceof Error && "code" in error && error.code === "ECONNRESET") return undefined;
    throw error;
  }
  return Buffer.concat(pieces);
};

/** Refuse a request; what it still sends is read, since an answer is lost where the connection is broken off before. */
const refuse = (request: IncomingMessage, response: ServerResponse, status: number) => {
  request.resume();
  response.writeHead(status, { connection: "close" });
  response.end();
};

/** How long nobody must have called before the door is shut. */
const quietMs = 50;

const openConnections = (server: Server) =>
  new Promise<number>((resolve, reject) => {
    server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });

/**
 * Start what the owner of a data folder runs for all its processes: the database, and the mailbox beside it.
 *
 * It listens on 127.0.0.1 only, at any free port. A request is taken in whole before the database sees it, since dynalite
 * throws where a caller goes away in the middle of one.
 *
 * @param options.databaseFolder - LevelDB's folder
 * @param options.token - requests that do not name it are refused
 */
export const startOwnerServer = async (options: {
  databaseFolder: string;
  token: string;
  answerMail: Answer;
  log: Log;
}): Promise<OwnedServer> => {
  const server = dynalite({ path: options.databaseFolder, createTableMs: 0 });
  const answerers = server.listeners("request");
  server.removeAllListeners("request");
  const answerDatabase = (request: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const { method, url, headers } = request;
    const whole = Object.assign(Readable.from(body.length > 0 ? [body] : []), { method, url, headers });
    for (const answer of answerers) answer.call(server, whole, response);
  };
  let ending = false;
  let underWay = 0;
  let lastRequestAt = 0;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    lastRequestAt = performance.now();
    if (ending || request.headers[ownerHeader] !== options.token) return refuse(request, response, wrongOwnerStatus);
    underWay += 1;
    response.once("close", () => {
      underWay -= 1;
    });
    const body = await readBody(request);
    if (body === undefined) return refuse(request, response, 413);
    if (request.headers[serviceHeader] === "mailbox") return options.answerMail(body, response);
    answerDatabase(request, body, response);
  };
  const listener: RequestListener = (request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.log.error("LOCAL_REQUEST_FAILED", error);
      if (response.headersSent) response.destroy();
      else refuse(request, response, 500);
    });
  };
  server.on("request", listener);
  // Longer than any pause between two calls: a connection that the server closes just as it is used again is an unknown outcome.
  server.keepAliveTimeout = 600_000;

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a listening server has a port");

  return {
    port: address.port,
    close: async () => {
      ending = true;
      while (underWay > 0) await sleep(5);
      // Others may be calling just now: they are told to look for the next owner, not cut off.
      while ((await openConnections(server)) > 0 && performance.now() - lastRequestAt < quietMs) await sleep(5);
      await new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined || error === null ? resolve() : reject(error)));
      });
    },
  };
};
