import { Annotations, CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { sourcesPrefix } from "#functions/wiring.ts";
import { createAlarms, createAlarmTopic } from "#infra/alarms.ts";
import { createApi, routeApi } from "#infra/api.ts";
import { createBuckets } from "#infra/buckets.ts";
import { createBudget } from "#infra/budget.ts";
import { createBus, createRules } from "#infra/bus.ts";
import { createDashboard } from "#infra/dashboard.ts";
import { createFunctions } from "#infra/functions.ts";
import { createMail } from "#infra/mail.ts";
import { createQueues, createUndelivered } from "#infra/queues.ts";
import { createAllSchedules } from "#infra/schedules.ts";
import { createSecret } from "#infra/secret.ts";
import type { StackSettings } from "#infra/settings.ts";
import { createTable } from "#infra/table.ts";

/** The whole service in one account and region, built from the wiring table. */
export class PalimpsestStack extends Stack {
  constructor(scope: Construct, id: string, { settings }: { readonly settings: StackSettings }) {
    super(scope, id, {
      description: "Palimpsest: what changed, word for word, from one report to the next",
      terminationProtection: settings.keepStores,
    });
    if (settings.mailFrom.endsWith(".example")) {
      Annotations.of(this).addWarningV2(
        "palimpsest:placeholder",
        `Mail would come from ${settings.mailFrom}, which nobody owns. Set mailFrom in cdk.json before a deployment.`,
      );
    }
    const queues = createQueues(this, settings);
    const bus = createBus(this, settings);
    const api = createApi(this, settings);
    const buckets = createBuckets(this, settings);
    const table = createTable(this, settings);
    const secret = createSecret(this, settings);
    const undelivered = createUndelivered(this, settings);
    const mail = createMail(this, settings, queues.feedback, undelivered);
    const publicUrl = settings.publicUrl ?? api.apiEndpoint;

    const functions = createFunctions(this, settings, {
      ...buckets,
      table,
      queues,
      bus,
      secret,
      mail,
      undelivered,
      publicUrl,
      mailFrom: settings.mailFrom,
      canaryEmail: settings.canaryEmail,
      contact: settings.contact ?? settings.mailFrom,
    });
    routeApi(this, api, functions["http-api"]);
    createAllSchedules(this, settings, functions, undelivered);
    createRules(this, settings, bus, queues, undelivered);
    const topic = createAlarmTopic(this, settings);
    createAlarms(this, settings, topic, { queues, undelivered });
    createBudget(this, settings, topic);
    createDashboard(this, settings, { queues, functions, api, table });

    this.tell("Table", "The one table", table.tableName);
    this.tell("PublicUrl", "Where the pages are", publicUrl);
    this.tell("Sources", "Drop files to be read here", `s3://${buckets.sources.bucketName}/${sourcesPrefix}`);
    this.tell("Snapshots", "Raw bytes of every page", `s3://${buckets.snapshots.bucketName}/`);
    for (const [index, { name, value }] of mail.identity.dkimRecords.entries()) {
      this.tell(`MailRecord${index + 1}`, "CNAME record that proves the mail domain", `${name} CNAME ${value}`);
    }
  }

  private tell(id: string, description: string, value: string): void {
    new CfnOutput(this, `${id}Output`, { description, value });
  }
}
