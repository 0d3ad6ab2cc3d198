import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import { variablesOf } from "#functions/environment.ts";
import type { FunctionName } from "#functions/wiring.ts";
import { type Synthesised, synthesise } from "#test/infra/synthesise.ts";

/** Values that have the form of what the stack hands over, and lead nowhere. */
const standIn = (variable: string) => {
  if (/_(MS|PORTION|COUNT|HOURS|BYTES|MINUTE|SECOND)$/.test(variable)) return "60000";
  if (variable.endsWith("_APPROVAL")) return "none";
  if (variable.endsWith("_MONTHS")) return "3 8";
  if (variable.endsWith("_URL")) return "https://reports.example";
  if (variable.endsWith("_FROM")) return "alerts@reports.example";
  return variable.includes("QUEUE") ? "https://sqs.invalid/000000000000/queue" : "name";
};

/** The bundles of one synthesis, as they would be uploaded. */
export interface Bundles {
  readonly template: Synthesised;
  /** Folder of a function's bundle. */
  folderOf(name: FunctionName): string;
}

/** Bundle every function; the caller removes `template.folder`. */
export const bundle = (): Bundles => {
  const template = synthesise("dev", { bundle: true });
  const folderOf = (name: FunctionName) => {
    const found = template
      .ofType("AWS::Lambda::Function")
      .find(([, { Properties }]) => Properties.FunctionName === `palimpsest-dev-${name}`);
    return join(template.folder, `asset.${found![1].Properties.Code.S3Key.replace(/\.zip$/, "")}`);
  };
  return { template, folderOf };
};

/** The only thing that a function asks for before its first event is the secret. @returns its address, and how to end it */
export const startSecrets = async (): Promise<{ endpoint: string; stop: () => void }> => {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/x-amz-json-1.1");
    response.end(JSON.stringify({ ARN: "name", Name: "name", SecretString: "a".repeat(64) }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => server.close() };
};

const startedSchema = z.object({ handler: z.string(), milliseconds: z.number(), hasFetch: z.boolean() });

/** Import a bundle in a process of its own that has the function's variables alone; `hasFetch`: it loaded all of `fetch`. */
export const startBundle = async (folder: string, name: FunctionName, endpoint: string) => {
  const env = {
    ...Object.fromEntries(variablesOf(name).map((variable) => [variable, standIn(variable)])),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
  };
  const script = `
    const before = performance.now();
    const { handler } = await import(${JSON.stringify(join(folder, "index.mjs"))});
    const milliseconds = performance.now() - before;
    const hasFetch = process.moduleLoadList.some((name) => name.endsWith("/undici"));
    process.stdout.write(JSON.stringify({ handler: typeof handler, milliseconds, hasFetch }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { env });
  return startedSchema.parse(JSON.parse(stdout));
};
