import { App, type AppProps, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { readSettings } from "#infra/settings.ts";
import { PalimpsestStack } from "#infra/stack.ts";

/**
 * Make the app with its one stack, `palimpsest-dev` or `palimpsest-prod`, checked against the AwsSolutions rules.
 *
 * It asks no account and no network for anything, so it synthesises anywhere.
 */
export const createApp = (props: AppProps = {}): { readonly app: App; readonly stack: PalimpsestStack } => {
  const app = new App(props);
  const settings = readSettings(app.node);
  const stack = new PalimpsestStack(app, `palimpsest-${settings.environment}`, { settings });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
};
