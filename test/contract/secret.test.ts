import { once } from "node:events";
import { createServer } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import * as z from "zod";
import { readSecret } from "#functions/aws/secret.ts";

const arn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:tokens";

/** Secrets Manager that gives one answer after the other, the last one for ever; and what it was asked. */
const answering = async (...answers: { readonly status: number; readonly body: string }[]) => {
  const asked: { authorization: string; target: unknown; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { authorization = "", "x-amz-target": target } = request.headers;
    asked.push({ authorization, target, body: Buffer.concat(chunks).toString() });
    const { status, body } = answers[Math.min(asked.length, answers.length) - 1]!;
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "none", sessionToken: "session" };
  return { asked, place: { endpoint: `http://127.0.0.1:${port}`, region: "eu-west-1", credentials } };
};

const found = { status: 200, body: JSON.stringify({ ARN: arn, SecretString: "naïve" }) };

test("the secret is asked for by one signed call", async () => {
  const { asked, place } = await answering(found);
  expect(await readSecret(arn, place)).toBe("naïve");
  expect(asked).toEqual([
    {
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/secretsmanager\/aws4_request, SignedHeaders=[^,]*host[^,]*x-amz-security-token[^,]*, Signature=[0-9a-f]{64}$/,
      ),
      target: "secretsmanager.GetSecretValue",
      body: JSON.stringify({ SecretId: arn }),
    },
  ]);
});

test("a service that failed or was too busy is asked again", async () => {
  const { asked, place } = await answering({ status: 500, body: "" }, { status: 429, body: "{}" }, found);
  expect(await readSecret(arn, place)).toBe("naïve");
  expect(asked.length).toBe(3);
});

test("what comes to nothing says why", async () => {
  const refusing = await answering({ status: 400, body: JSON.stringify({ __type: "AccessDeniedException" }) });
  const refused = readSecret(arn, refusing.place);
  await expect(refused).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
  await expect(refused).rejects.toThrow("answered 400");
  expect(refusing.asked.length).toBe(1);
  const empty = await answering({ status: 200, body: JSON.stringify({ ARN: arn }) });
  await expect(readSecret(arn, empty.place)).rejects.toMatchObject({ code: "STORE_MISSING" });
  const place = { ...empty.place, endpoint: "http://127.0.0.1:9" };
  await expect(readSecret(arn, place)).rejects.toThrow("did not answer");
});
