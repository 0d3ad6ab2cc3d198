#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { Command } from "commander";
import packageJson from "../package.json" with { type: "json" };
import { backupCommand } from "./backup.ts";
import { chartCommand } from "./chart.ts";
import { runProgram } from "./command.ts";
import { createCompareCommand } from "./compare.ts";
import { correctCommand } from "./correct.ts";
import { coverageCommand } from "./coverage.ts";
import { demoCommand } from "./demo.ts";
import { editionViewCommand } from "./edition.ts";
import { exportCommand } from "./export.ts";
import { historyCommand } from "./history.ts";
import { ingestCommand } from "./ingest.ts";
import { issuesCommand } from "./issues.ts";
import { loadVersion } from "./load-version.ts";
import { mailCommand } from "./mail.ts";
import { withStore } from "./open-store.ts";
import { parseCommand } from "./parse.ts";
import { redriveCommand } from "./redrive.ts";
import { releaseCommand } from "./release.ts";
import { releasesCommand } from "./releases.ts";
import { restoreCommand } from "./restore.ts";
import { reviewCommand } from "./review.ts";
import { serveCommand } from "./serve.ts";
import { showCommand } from "./show.ts";
import { subscribeCommand } from "./subscribe.ts";
import { subscribersCommand } from "./subscribers.ts";
import { topicsCommand } from "./topics.ts";
import { trendsCommand } from "./trends.ts";

const compareCommand = createCompareCommand({
  loadVersion: (id, options) => withStore(options, ({ ports }) => loadVersion(ports.versions, id)),
});

const program = new Command("palimpsest")
  .description("what changed, word for word, from one edition of a human-rights report to the next")
  .version(packageJson.version)
  // Options belong to the command that they stand after.
  .enablePositionalOptions();

for (const command of [
  parseCommand,
  compareCommand,
  ingestCommand,
  reviewCommand,
  showCommand,
  editionViewCommand,
  issuesCommand,
  historyCommand,
  chartCommand,
  coverageCommand,
  trendsCommand,
  topicsCommand,
  subscribeCommand,
  subscribersCommand,
  releasesCommand,
  redriveCommand,
  releaseCommand,
  mailCommand,
  correctCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  serveCommand,
  demoCommand,
]) {
  program.addCommand(command);
}

await runProgram(program, process.argv);
