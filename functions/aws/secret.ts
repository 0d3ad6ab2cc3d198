import { AwsClient } from "aws4fetch";
import * as z from "zod";
import { type BucketConfig, placeOf } from "#functions/aws/bucket-client.ts";
import { StoreMissingError, StoreUnavailableError } from "#shared/store-errors.ts";

const timeoutMs = 20_000;
const retries = 3;
const answerSchema = z.object({ SecretString: z.string().default("") });

/**
 * Read the service's secret: the key of subscriber ids and of the tokens in links. Once a cold start, by one signed request
 * as the bucket is called.
 *
 * @throws StoreMissingError where it has no text
 * @throws StoreUnavailableError where Secrets Manager gives none
 */
export async function readSecret(arn: string, config: BucketConfig = {}): Promise<string> {
  const { region, credentials, endpoint } = placeOf(config);
  const client = new AwsClient({ ...credentials, region, service: "secretsmanager", retries });
  const answer = await client.fetch(endpoint ?? `https://secretsmanager.${region}.amazonaws.com`, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": "secretsmanager.GetSecretValue" },
    body: JSON.stringify({ SecretId: arn }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new StoreUnavailableError("read the secret", `Secrets Manager answered ${answer.status}`);
  const { SecretString } = answerSchema.parse(await answer.json());
  if (!SecretString) throw new StoreMissingError("the secret", arn);
  return SecretString;
}
