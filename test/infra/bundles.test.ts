import { execFile } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { variablesOf } from "#functions/environment.ts";
import { functionNames } from "#infra/wired.ts";
import { synthesise } from "#test/infra/synthesise.ts";

/** Values that have the form of what the stack hands over, and lead nowhere. */
const standIn = (variable: string) => {
  if (variable.endsWith("_MS")) return "60000";
  if (variable.endsWith("_URL")) return "https://reports.example";
  if (variable.endsWith("_FROM")) return "alerts@reports.example";
  return variable.includes("QUEUE") ? "https://sqs.invalid/000000000000/queue" : "name";
};

/** The only thing that a function asks for before its first event is the secret. */
const secrets = createServer((_request, response) => {
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.end(JSON.stringify({ ARN: "name", Name: "name", SecretString: "a".repeat(64) }));
});
beforeAll(() => once(secrets.listen(0, "127.0.0.1"), "listening"));
afterAll(() => secrets.close());

const start = async (bundle: string, variables: readonly string[]) => {
  const { port } = z.object({ port: z.int() }).parse(secrets.address());
  const env = {
    ...Object.fromEntries(variables.map((variable) => [variable, standIn(variable)])),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
  };
  const script = `process.stdout.write(typeof (await import(${JSON.stringify(bundle)})).handler)`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], { env });
  return stdout;
};

describe("bundles", () => {
  const template = synthesise("dev", { bundle: true });
  const folderOf = (name: string) => {
    const found = template
      .ofType("AWS::Lambda::Function")
      .find(([, { Properties }]) => Properties.FunctionName === `palimpsest-dev-${name}`);
    return join(template.folder, `asset.${found![1].Properties.Code.S3Key.replace(/\.zip$/, "")}`);
  };

  afterAll(() => rmSync(template.folder, { recursive: true }));

  test.each(functionNames)(
    "%s is one file and its map, and starts by itself with its variables alone",
    async (name) => {
      const folder = folderOf(name);
      expect(readdirSync(folder).sort()).toEqual(["index.mjs", "index.mjs.map"]);
      const kilobytes = statSync(join(folder, "index.mjs")).size / 1024;
      console.info(`${name}: ${kilobytes.toFixed(0)} KB`);
      // Without tree shaking, or with the SDK twice, it would be more; the reader of PDFs takes 1.6 MB.
      expect(kilobytes).toBeLessThan(name === "extract-pdf" ? 2560 : 1024);
      expect(readFileSync(join(folder, "index.mjs"), "utf8").includes("getTextContent")).toBe(name === "extract-pdf");
      expect(await start(join(folder, "index.mjs"), variablesOf(name))).toBe("function");
    },
  );
});
