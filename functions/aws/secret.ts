import { setTimeout as wait } from "node:timers/promises";
import { HttpRequest } from "@smithy/core/protocols";
import { Hash } from "@smithy/core/serde";
import { NodeHttpHandler, streamCollector } from "@smithy/node-http-handler";
import { SignatureV4 } from "@smithy/signature-v4";
import * as z from "zod";
import { type CallPlace, placeOf } from "#functions/aws/call-place.ts";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { StoreMissingError, StoreUnavailableError } from "#shared/store-errors.ts";

/** Calls in all, where one is not answered or the service says that it failed. */
const attempts = 4;
/** Grows with each attempt: 0.6 s in all. */
const waitMs = 100;
const answerSchema = z.object({ SecretString: z.string().default("") });

const signRequest = async (arn: string, place: CallPlace) => {
  const { region, credentials, endpoint } = placeOf(place);
  const { protocol, hostname, port, host } = new URL(endpoint ?? `https://secretsmanager.${region}.amazonaws.com`);
  const headers = {
    host,
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "secretsmanager.GetSecretValue",
  };
  const body = JSON.stringify({ SecretId: arn });
  const at = { protocol, hostname, path: "/", ...(port !== "" && { port: Number(port) }) };
  const signer = new SignatureV4({ service: "secretsmanager", region, credentials, sha256: Hash.bind(null, "sha256") });
  return new HttpRequest(await signer.sign(new HttpRequest({ method: "POST", ...at, headers, body })));
};

/** Ask until there is an answer that would be the same again; what the last attempt came to is told in any case. */
const ask = async (arn: string, place: CallPlace) => {
  const transport = new NodeHttpHandler(clientDefaults.requestHandler);
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === attempts;
    try {
      const { response } = await transport.handle(await signRequest(arn, place));
      const status: number = response.statusCode;
      const text = Buffer.from(await streamCollector(response.body)).toString("utf8");
      if (isLast || (status < 500 && status !== 429)) return { status, text };
    } catch (cause) {
      if (isLast) throw new StoreUnavailableError("read the secret", "Secrets Manager did not answer", { cause });
    }
    await wait(waitMs * attempt);
  }
};

/**
 * Read the service's secret: the key of subscriber ids and of the tokens in links. Once a cold start, by one signed request
 * through those parts of the SDK that the table's client brings along; `fetch` is 15 ms of a start.
 *
 * @throws StoreMissingError where it has no text
 * @throws StoreUnavailableError where Secrets Manager gives none
 */
export async function readSecret(arn: string, place: CallPlace = {}): Promise<string> {
  const { status, text } = await ask(arn, place);
  if (status !== 200) throw new StoreUnavailableError("read the secret", `Secrets Manager answered ${status}`);
  const { SecretString } = answerSchema.parse(JSON.parse(text));
  if (!SecretString) throw new StoreMissingError("the secret", arn);
  return SecretString;
}
