import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from "@aws-sdk/client-secrets-manager";
import { clientDefaults } from "#functions/aws/client-defaults.ts";
import { StoreMissingError } from "#shared/store-errors.ts";

/**
 * Read the service's secret: the key of subscriber ids and of the tokens in links. Once a cold start.
 *
 * @throws StoreMissingError where it has no text
 */
export async function readSecret(arn: string, config: SecretsManagerClientConfig = {}): Promise<string> {
  const client = new SecretsManagerClient({ ...clientDefaults, ...config });
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    if (!SecretString) throw new StoreMissingError("the secret", arn);
    return SecretString;
  } finally {
    client.destroy();
  }
}
