import { createApp } from "#infra/create-app.ts";

createApp().app.synth();
