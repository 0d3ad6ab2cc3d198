import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { readSettings } from "#infra/settings.ts";
import { PalimpsestStack } from "#infra/stack.ts";

const app = new App();
const settings = readSettings(app.node);
new PalimpsestStack(app, `palimpsest-${settings.environment}`, { settings });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
