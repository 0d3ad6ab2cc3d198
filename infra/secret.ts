import { RemovalPolicy, Validations } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import type { StackSettings } from "#infra/settings.ts";

/** Create the key from which subscriber ids and link tokens are made, generated once in the account. */
export const createSecret = (scope: Construct, { keepStores }: StackSettings): Secret => {
  const secret = new Secret(scope, "Secret", {
    description: "Key of Palimpsest's subscriber ids and link tokens; must never change",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: keepStores ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  Validations.of(secret).acknowledge({
    id: "AwsSolutions::AwsSolutions-SMG4",
    reason:
      "Stored subscriber ids and the links in mails already sent are made from this key; a rotation would orphan them all.",
  });
  return secret;
};
