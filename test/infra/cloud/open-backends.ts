import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import dynalite from "dynalite";
import { startFauxqs } from "fauxqs";
import * as z from "zod";
import { createTable } from "#functions/aws/create-table.ts";
import { openTable, type Table } from "#functions/aws/table.ts";
import { LocalQueues } from "#local/local-queues.ts";
import { openMailbox } from "#local/mailbox.ts";
import { answerSesCalls } from "#local/mailbox-protocol.ts";
import type { WireRequest } from "#test/infra/cloud/read-call.ts";
import { place } from "#test/infra/cloud/resolve-template.ts";

/** A message as the platform takes it from a queue. */
export interface TakenMessage {
  readonly id: string;
  readonly body: string;
  readonly receives: number;
  /** Make an end of it: it is gone, or may be taken again. */
  settle(outcome: "done" | "failed"): Promise<void>;
}

/** What stands in the place of AWS's services: the embedded database, the emulator of SQS and S3, the mailbox. */
export interface Backends {
  readonly table: Table;
  readonly emulator: Awaited<ReturnType<typeof startFauxqs>>;
  readonly secret: string;
  readonly mailFolder: string;
  /** Hand a request on to one of them, and its answer back. */
  /** @returns the answer's body */
  forward(
    service: "dynamodb" | "sqs" | "s3" | "ses" | "secretsmanager",
    request: WireRequest,
    response: ServerResponse,
  ): Promise<Buffer>;
  /** Messages of a queue, hidden until they are settled. */
  take(queueName: string, limit: number): Promise<TakenMessage[]>;
  /** What the mailbox told of its mails since this was asked last. */
  takeMailEvents(): object[];
  stop(): Promise<void>;
}

const credentials = { accessKeyId: "operator", secretAccessKey: "none" };

/** Send a request on as it came, and its answer back. */
const pass = async (base: string, { method, url, headers, body }: WireRequest, response: ServerResponse) => {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && !["host", "connection", "content-length", "expect"].includes(name)
      ? [[name, value]]
      : [],
  );
  const answer = await fetch(`${base}${url}`, {
    method,
    headers: Object.fromEntries(given),
    ...(method === "GET" ? {} : { body: new Uint8Array(body) }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const kept = [...answer.headers].filter(
    ([name]) => !["content-encoding", "transfer-encoding", "connection"].includes(name),
  );
  response.writeHead(answer.status, Object.fromEntries(kept));
  response.end(bytes);
  return bytes;
};

const startDatabase = async (tableName: string) => {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const endpoint = `http://127.0.0.1:${port}`;
  const table = openTable({ tableName, client: { endpoint, region: place.region, credentials } });
  await createTable(table);
  const stop = () => {
    table.close();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { endpoint, table, stop };
};

/** Start them all, with these queues and buckets, and a table of this name. */
export const openBackends = async (
  folder: string,
  names: { readonly table: string; readonly queues: readonly string[]; readonly buckets: readonly string[] },
): Promise<Backends> => {
  const database = await startDatabase(names.table);
  const emulator = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false });
  const urls = new Map(names.queues.map((name) => [name, emulator.createQueue(name).queueUrl]));
  for (const name of names.buckets) emulator.createBucket(name);
  // The mailbox tells its events to a queue of one machine, from which they are taken.
  const maxReceives = { pages: 5, pdfs: 5, versions: 5, alerts: 5, deliveries: 8, feedback: 5 };
  const told = await LocalQueues.open({ path: join(folder, "told.sqlite"), maxReceives });
  const mailFolder = join(folder, "mailbox");
  const answerMail = answerSesCalls(openMailbox(mailFolder, told, { now: () => new Date() }));
  const secret = "a".repeat(64);
  const base = `http://127.0.0.1:${emulator.port}`;
  const sqs = new SQSClient({ endpoint: base, region: place.region, credentials, useQueueUrlAsEndpoint: false });

  const forward: Backends["forward"] = async (service, request, response) => {
    if (service === "dynamodb") {
      // So that whoever counts units need not guess them from sizes.
      const asked = { ...JSON.parse(request.body.toString("utf8")), ReturnConsumedCapacity: "TOTAL" };
      return pass(database.endpoint, { ...request, body: Buffer.from(JSON.stringify(asked)) }, response);
    }
    if (service === "s3") return pass(base, request, response);
    if (service === "ses") {
      await answerMail(request.body, response);
      return Buffer.alloc(0);
    }
    if (service === "secretsmanager") {
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" });
      response.end(JSON.stringify({ Name: "secret", SecretString: secret }));
      return Buffer.alloc(0);
    }
    const call = z.looseObject({ QueueUrl: z.string() }).parse(JSON.parse(request.body.toString("utf8")));
    const QueueUrl = urls.get(call.QueueUrl.split("/").at(-1) ?? "");
    return pass(base, { ...request, body: Buffer.from(JSON.stringify({ ...call, QueueUrl })) }, response);
  };

  const take: Backends["take"] = async (queueName, limit) => {
    const QueueUrl = urls.get(queueName);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: limit,
        VisibilityTimeout: 3600,
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      }),
    );
    return Messages.map(({ MessageId = "", Body = "", Attributes = {}, ReceiptHandle }) => ({
      id: MessageId,
      body: Body,
      receives: Number(Attributes.ApproximateReceiveCount),
      settle: async (outcome) => {
        if (outcome === "done") await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        else await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
      },
    }));
  };

  const takeMailEvents = (): object[] => {
    const messages = told.receive("feedback", 1000, 60_000);
    for (const { receipt } of messages) told.delete(receipt);
    return messages.map(({ body }) => JSON.parse(body));
  };

  const stop = async () => {
    sqs.destroy();
    await emulator.stop();
    told.close();
    await database.stop();
  };
  return { table: database.table, emulator, secret, mailFolder, forward, take, takeMailEvents, stop };
};

/** Read a request whole. */
export const startServer = async (
  answer: (request: WireRequest, response: ServerResponse) => Promise<void>,
): Promise<{ address: string; stop: () => void }> => {
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = "GET", url = "/", headers } = incoming;
    await answer({ method, url, headers, body: Buffer.concat(chunks) }, response).catch((error: unknown) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ __type: "ValidationException", message: String(error) }));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return {
    address: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
