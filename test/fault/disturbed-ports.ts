import type { Answerer, WrittenAnswer } from "./direct-requests.ts";
import type { PortCall, PortCalls } from "./port-calls.ts";

const errorNamed = (name: string, message: string, code?: string) =>
  Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }) });

const broken = () => errorNamed("Error", "socket hang up", "ECONNRESET");
const timedOut = () => errorNamed("TimeoutError", "no answer came in time");

/** How DynamoDB says it. */
const failDatabase: PortCall<WrittenAnswer>["fail"] = (how) => {
  if (how === "timeout") throw timedOut();
  if (how === "reset") throw broken();
  const [status, type] =
    how === "throttled" ? [400, "ProvisionedThroughputExceededException"] : [500, "InternalServerError"];
  return { status, type: "application/x-amz-json-1.0", body: JSON.stringify({ __type: `com.amazonaws#${type}` }) };
};

/** What an item or a key is, from the first part of its partition key. */
const partitionKind = (text: string) => /"(?:pk|:pk|:v0)":\{"S":"([a-z-]+)/.exec(text)?.[1] ?? "table";

/** Disturb an answerer of DynamoDB's calls; each is told apart by its action and by what the items are that it is about. */
export const disturbDatabase =
  (calls: PortCalls, answer: Answerer): Answerer =>
  (request) => {
    const action = request.headers["x-amz-target"]?.split(".").at(-1) ?? "";
    const operation = `database ${action} ${partitionKind(request.body.toString("utf8"))}`;
    return calls.call({ operation, work: () => answer(request), fail: failDatabase });
  };

const errorXml = (code: string) =>
  `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>.</Message></Error></ErrorResponse>`;

/** How SES says it. */
const failMail: PortCall<WrittenAnswer>["fail"] = (how) => {
  if (how === "timeout") throw timedOut();
  if (how === "reset") throw broken();
  return how === "throttled"
    ? { status: 400, type: "text/xml", body: errorXml("Throttling") }
    : { status: 500, type: "text/xml", body: errorXml("InternalFailure") };
};

/** Disturb an answerer of SES's calls. */
export const disturbMail =
  (calls: PortCalls, answer: Answerer): Answerer =>
  (request) =>
    calls.call({ operation: "mail send", work: () => answer(request), fail: failMail });

const failPort = (how: Parameters<PortCall<never>["fail"]>[0]): never => {
  if (how === "timeout") throw timedOut();
  if (how === "throttled") throw errorNamed("ThrottlingException", "Rate exceeded");
  throw broken();
};

/** Disturb every call of a port whose methods are all asynchronous. */
export const disturbPort = <Port extends object>(calls: PortCalls, name: string, port: Port): Port =>
  new Proxy(port, {
    get: (target, method, receiver) => {
      const known: unknown = Reflect.get(target, method, receiver);
      if (typeof known !== "function") return known;
      return (...args: unknown[]) =>
        calls.call({
          operation: `${name} ${String(method)}`,
          work: async () => known.apply(target, args),
          fail: failPort,
        });
    },
  });
