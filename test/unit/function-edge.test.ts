import { Logger } from "@aws-lambda-powertools/logger";
import type { Context, SQSEvent } from "aws-lambda";
import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { parseEnvironment, variablesOf } from "#functions/environment.ts";
import { handlerOnceRead } from "#functions/handler-once-read.ts";
import { openLog } from "#functions/log.ts";
import { httpHandler, queueHandler, scheduleHandler } from "#functions/middleware.ts";
import { type FunctionName, functionWiring, type QueueName, resourceVariables, wiring } from "#functions/wiring.ts";
import { BoundaryError, ServiceError } from "#shared/errors.ts";
import type { Log } from "#shared/ports.ts";

class Passing extends ServiceError {
  readonly code = "TEST_PASSING";
  readonly retryable = true;
}

const context = { awsRequestId: "request-1" } as Context;

const openRecorder = () => {
  const lines: string[] = [];
  const log: Log = {
    info: (code) => lines.push(code),
    warn: (code) => lines.push(code),
    error: (code, error) =>
      lines.push(`${code} ${error instanceof ServiceError ? error.code : error instanceof Error ? error.name : "?"}`),
  };
  return { lines, log };
};

const batch = (...bodies: unknown[]) =>
  ({
    Records: bodies.map((body, i) => ({
      messageId: `m${i + 1}`,
      body: typeof body === "string" ? body : JSON.stringify(body),
    })),
  }) as SQSEvent;

describe("queueHandler", () => {
  const fails: Record<string, () => Error> = {
    passing: () => new Passing("later"),
    lasting: () => new BoundaryError("never"),
    defect: () => new TypeError("ours"),
  };
  const openQueue = () => {
    const { lines, log } = openRecorder();
    const seen: string[] = [];
    const handler = queueHandler({
      name: "trial",
      log,
      message: z.object({ word: z.string() }),
      handle: async ({ word }) => {
        const failure = fails[word];
        if (failure) throw failure();
        seen.push(word);
      },
    });
    return { lines, seen, handler };
  };

  it("goes on after a failed message and reports that one alone", async () => {
    const { handler, seen, lines } = openQueue();
    const event = batch({ word: "one" }, { word: "passing" }, { word: "two" });
    expect(await handler(event, context)).toEqual({ batchItemFailures: [{ itemIdentifier: "m2" }] });
    expect(seen).toEqual(["one", "two"]);
    expect(lines).toEqual(["FUNCTION_STARTED", "MESSAGE_RETRIED TEST_PASSING", "FUNCTION_COMPLETED"]);
  });

  it.each([
    ["no JSON", "{", "MESSAGE_REFUSED BOUNDARY_INVALID"],
    ["another shape", { words: 1 }, "MESSAGE_REFUSED BOUNDARY_INVALID"],
    ["a lasting failure", { word: "lasting" }, "MESSAGE_REFUSED BOUNDARY_INVALID"],
    ["a defect", { word: "defect" }, "MESSAGE_RETRIED TypeError"],
  ])("leaves %s to the dead letters, with its code", async (_name, body, line) => {
    const { handler, lines } = openQueue();
    expect(await handler(batch(body), context)).toEqual({ batchItemFailures: [{ itemIdentifier: "m1" }] });
    expect(lines).toContain(line);
  });

  it("fails as a whole on what is no batch", async () => {
    const { handler, lines } = openQueue();
    await expect(handler({} as SQSEvent, context)).rejects.toThrow(BoundaryError);
    expect(lines).toContain("FUNCTION_FAILED BOUNDARY_INVALID");
  });
});

describe("scheduleHandler", () => {
  const input = z.object({ run: z.string().optional() });

  it.each([
    [undefined, {}],
    [{ "detail-type": "Scheduled Event" }, {}],
    [{ run: "r" }, { run: "r" }],
  ])("parses %j", async (event, expected) => {
    const seen: unknown[] = [];
    const handler = scheduleHandler({
      name: "trial",
      log: openRecorder().log,
      input,
      handle: async (i) => void seen.push(i),
    });
    await handler(event, context);
    expect(seen).toEqual([expected]);
  });

  it("throws on, so that it is started again", async () => {
    const { lines, log } = openRecorder();
    const handler = scheduleHandler({ name: "trial", log, input, handle: () => Promise.reject(new Passing("later")) });
    await expect(handler({}, context)).rejects.toThrow(Passing);
    expect(lines).toContain("FUNCTION_FAILED TEST_PASSING");
  });
});

describe("httpHandler", () => {
  it("answers an HTTP API event through the app and logs no path", async () => {
    const app = new Hono().get("/hello/:name", (c) => c.text(`hello ${c.req.param("name")}`));
    const write = vi.fn();
    const handler = httpHandler({ name: "trial", log: { info: write, warn: write, error: write }, app });
    const answer = await handler(
      {
        version: "2.0",
        routeKey: "$default",
        rawPath: "/hello/you",
        rawQueryString: "",
        headers: { host: "reports.example" },
        isBase64Encoded: false,
        requestContext: { domainName: "reports.example", http: { method: "GET", path: "/hello/you" } },
      } as never,
      context,
    );
    expect(answer).toMatchObject({ statusCode: 200, body: "hello you" });
    expect(JSON.stringify(write.mock.calls)).not.toContain("you");
  });
});

describe("openLog", () => {
  const written = (write: (log: Log) => void) => {
    const lines: string[] = [];
    const logger = new Logger({ serviceName: "trial", logLevel: "INFO" });
    // Powertools writes through a console of its own.
    const sink = { info: (line: string) => lines.push(line) };
    Object.assign(logger, { console: { ...sink, warn: sink.info, error: sink.info } });
    write(openLog("trial", logger));
    return lines.join("\n");
  };

  it("writes the code of a failure beside the registered one", () => {
    const line = written((log) => log.error("MESSAGE_RETRIED", new Passing("later", { page: 3 })));
    expect(JSON.parse(line)).toMatchObject({ message: "MESSAGE_RETRIED", level: "ERROR", service: "trial" });
    expect(line).toContain('"errorCode":"TEST_PASSING"');
    expect(line).toContain('"errorContext":{"page":3}');
  });

  it("keeps out addresses of people, also those in an error of another's making", () => {
    const cause = new Error("550 <anna.meier@mail.example.org> unknown");
    const line = written((log) =>
      log.error("MESSAGE_RETRIED", new Error("no mailbox for Zoë.B%40example.net", { cause }), {
        to: "o'neil@example.com",
      }),
    );
    expect(line).not.toMatch(/example\.(org|net|com)/);
  });

  it("keeps ids of comparisons whole", () => {
    const id = "QM-2023-v1@0123456789abcdef..QM-2024-v1@fedcba9876543210";
    expect(written((log) => log.info("COMPARISON_RECORDED", { comparison: id }))).toContain(id);
  });

  it("writes a code that is not registered under one that is", () => {
    expect(written((log) => log.info("NOBODY_KNOWS"))).toContain("LOG_CODE_UNKNOWN");
  });
});

describe("parseEnvironment", () => {
  it("names every variable that is missing", () => {
    const missing =
      "PALIMPSEST_BUS, PALIMPSEST_RELEASE_APPROVAL, PALIMPSEST_RELEASE_DEADLINE_MS, PALIMPSEST_RELEASE_QUIET_MS";
    expect(() =>
      parseEnvironment("close-release", { PALIMPSEST_TABLE: "t", PALIMPSEST_RELEASE_QUIET_MS: "-1" }),
    ).toThrow(`Cannot start close-release: ${missing} missing or malformed`);
  });

  it("gives a function what it was wired for and nothing else", () => {
    const environment = { PALIMPSEST_TABLE: "t", PALIMPSEST_BUS: "b", HOME: "/", PALIMPSEST_QUEUE_PAGES: "q" };
    expect(parseEnvironment("compare-version", environment)).toEqual({ PALIMPSEST_TABLE: "t", PALIMPSEST_BUS: "b" });
  });

  it("uses the names of the wiring table", () => {
    const { queue, ...names } = resourceVariables;
    const queues = Object.keys(wiring.queues) as QueueName[];
    const functions = Object.keys(wiring.functions) as FunctionName[];
    const settings = functions.flatMap((name) => Object.keys(functionWiring(name).settings ?? {}));
    const known = [...Object.values(names), ...queues.map(queue), ...settings];
    expect(known).toEqual(expect.arrayContaining(functions.flatMap(variablesOf)));
  });
});

describe("handlerOnceRead", () => {
  it("begins to read at once, reads once, and reads again for the event after one that it failed", async () => {
    const answers = [Promise.reject(new Passing("not now", {})), Promise.resolve("key")];
    const read = vi.fn(() => answers.shift() ?? Promise.reject(new Error("asked too often")));
    const handler = handlerOnceRead(read, (value) => async (event: string) => `${value} ${event}`);
    expect(read).toHaveBeenCalledTimes(1);
    await expect(handler("first", context)).rejects.toThrow("not now");
    expect(await handler("second", context)).toBe("key second");
    expect(await handler("third", context)).toBe("key third");
    expect(read).toHaveBeenCalledTimes(2);
  });
});
