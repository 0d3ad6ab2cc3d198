import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import { openBucket } from "#functions/aws/bucket-client.ts";
import { deliveryStore } from "#functions/aws/delivery-store.ts";
import { mailControl } from "#functions/aws/mail-control.ts";
import { matchStore } from "#functions/aws/match-store.ts";
import { subscriptionStore } from "#functions/aws/subscription-store.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { workLedger } from "#functions/aws/work-ledger.ts";
import { sourcesPrefix } from "#functions/wiring.ts";
import { listMails, loadMail } from "#local/mailbox-files.ts";
import type { MatchEntry } from "#shared/alert/match.ts";
import { subscribeAddress } from "#shared/alert/subscribe-address.ts";
import type { Frequency } from "#shared/alert/subscription.ts";
import type { TokenPurpose } from "#shared/alert/token.ts";
import { deliveryId } from "#shared/email/delivery-id.ts";
import { type Cloud, openCloud } from "#test/infra/cloud/open-cloud.ts";
import { place } from "#test/infra/cloud/resolve-template.ts";
import { synthesised } from "#test/infra/synthesise.ts";
import { madePdf } from "#test/made-pdf.ts";

const hour = 3_600_000;
const template = synthesised("dev");
let cloud: Cloud;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palimpsest-proof-"));
  cloud = await openCloud(template, folder);
});
afterAll(async () => {
  await cloud.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Drop a file where a person drops files to be read. */
const drop = async (name: string, bytes: Uint8Array) => {
  const [id = ""] = template.ofType("AWS::S3::Bucket").find(([logical]) => logical.startsWith("Sources")) ?? [];
  const client = {
    endpoint: `http://127.0.0.1:${cloud.backends.emulator.port}`,
    region: place.region,
    credentials: { accessKeyId: "operator", secretAccessKey: "none" },
  };
  await openBucket(cloud.resolver.nameOf(id), client).putNew(`${sourcesPrefix}${name}`, bytes);
};
const dropEdition = async (edition: number) => {
  for (const page of fixturePages().filter((one) => one.edition === edition)) {
    await drop(`${edition}/${page.country}.html`, await readFile(page.path));
  }
};

/** Subscribe as an operator does, with the operator's own rights. */
const subscribe = (email: string, frequency: Frequency, countries: "all" | string[] = ["QM"]) =>
  subscribeAddress(
    subscriptionStore(cloud.backends.table),
    cloud.backends.secret,
    { email, criteria: { countries, topics: "all" }, frequency },
    new Date(),
  );

/** Whom mails went to so far, sorted. */
const recipients = async () => {
  const mails = await Promise.all(
    (await listMails(cloud.backends.mailFolder)).map((id) => loadMail(cloud.backends.mailFolder, id)),
  );
  return mails.flatMap(({ envelope }) => envelope.destinations).sort();
};

/** A link of the newest mail to an address. */
const linkOf = async (email: string, purpose: TokenPurpose): Promise<string> => {
  const ids = await listMails(cloud.backends.mailFolder);
  for (const id of ids.toReversed()) {
    const mail = await loadMail(cloud.backends.mailFolder, id);
    if (!mail.envelope.destinations.includes(email)) continue;
    const { text = "" } = await simpleParser(await readFile(join(cloud.backends.mailFolder, `${id}.eml`)));
    const [link] = text.match(new RegExp(`https://\\S+/${purpose}\\?token=\\S+`)) ?? [];
    return link ?? "";
  }
  return "";
};
const pathOf = (link: string) => link.replace(/^https:\/\/[^/]+/, "");

/** Look at the sources, and work until nothing waits. */
const watch = async () => {
  await cloud.runSchedule("watch-sources");
  await cloud.drain();
};
/** Let a release become quiet and be closed. */
const close = async () => {
  cloud.advance(7 * hour);
  await cloud.runSchedule("close-release");
  await cloud.drain();
};

/** Rights that nothing here makes use of. What fits none of these, and is not used, is too much. */
const unusedForReason: readonly { readonly right: RegExp; readonly reason: string }[] = [
  {
    right: /: s3:ListBucket on arn:aws:s3:::snapshots\w*$/,
    reason: "S3 says of a missing snapshot that it is missing, and not that it is forbidden, only to who may list.",
  },
  {
    right: /: sqs:SendMessage on arn:aws:sqs:[^:]+:\d+:palimpsest-dev-undelivered$/,
    reason: "Lambda leaves a start that failed three times; no start fails here.",
  },
  {
    right: /^ingest-version: s3:ListBucket on arn:aws:s3:::sources\w*$/,
    reason: "S3 says of a missing file that it is missing, and not that it is forbidden, only to who may list.",
  },
  {
    right: /^watch-sources: (?:dynamodb:UpdateItem|s3:GetObject) on /,
    reason: "For the publisher's own lists of reports, and the publisher cannot be reached from a test.",
  },
  {
    right: /^match-alerts: sqs:SendMessage on \S+-alerts$/,
    reason: "The next portion of an occasion that reaches more than one message works on; here few subscribe.",
  },
  {
    right: /^(?:deliver-email|record-feedback): sqs:SendMessage on \S+-deliveries$/,
    reason: "A mail that SES is too busy for, or that bounced for the time being, is put off; here none is.",
  },
];

describe("the synthesised stack, run", () => {
  test("names: every variable of every function leads to a resource of the template, or is plain text", () => {
    for (const [id, { Properties }] of template.ofType("AWS::Lambda::Function")) {
      for (const [variable, value] of Object.entries<unknown>(Properties.Environment.Variables)) {
        // Nobody need be the canary.
        if (variable !== "PALIMPSEST_CANARY") expect(cloud.resolver.text(value), `${id} ${variable}`).not.toBe("");
        for (const target of cloud.resolver.targets(value))
          expect(template.resources, `${id} ${variable}`).toHaveProperty(target);
      }
    }
  });

  test("what lies there when the service begins becomes versions and comparisons, and nobody is written to", async () => {
    await subscribe("early@example.org", "release");
    await dropEdition(2022);
    await dropEdition(2023);
    const lines = ["2021 Country Reports on Human Rights Practices: Meridia", "Executive Summary", "Little changed."];
    await drop(
      "2021/QM.pdf",
      madePdf([lines.map((text, i) => ({ text, top: 80 + 40 * i, size: i < 2 ? 16 : 12, bold: i < 2 }))]),
    );
    await watch();
    await close();
    const versions = versionStore(cloud.backends.table);
    const editions = (await versions.listVersions("invented-reports", "QM")).map(({ edition }) => edition);
    expect(editions).toEqual([2021, 2022, 2023]);
    expect(await recipients()).toEqual([]);
  });

  test("a new edition is one mail to each who follows it, at the time that they chose", async () => {
    await subscribe("all@example.org", "release", "all");
    await subscribe("arrival@example.org", "arrival");
    await subscribe("daily@example.org", "daily");
    await subscribe("bounce+1@example.org", "release");
    await dropEdition(2024);
    await watch();
    expect(await recipients()).toEqual(["arrival@example.org"]);
    await close();
    expect(await recipients()).toEqual([
      "all@example.org",
      "arrival@example.org",
      "bounce+1@example.org",
      "early@example.org",
    ]);
    for (const frequency of ["daily", "weekly", "monthly"]) await cloud.runSchedule(`send-digests-${frequency}`);
    await cloud.drain();
    expect(await recipients()).toContain("daily@example.org");
  });

  test("who bounced gets no more; a revision is told to the others, once, and not while mail is paused", async () => {
    const before = (await recipients()).length;
    const mail = mailControl(cloud.backends.table);
    await mail.pause(new Date());
    await drop("2024/QM-revised.html", await readFile(revisedPage().path));
    await watch();
    await close();
    await watch();
    await close();
    expect(await recipients()).toHaveLength(before);
    await mail.resume(new Date());
    await cloud.runSchedule("send-digests-held");
    await cloud.drain();
    const after = await recipients();
    expect(after.filter((address) => address === "bounce+1@example.org")).toHaveLength(1);
    expect(after.length - before).toBe(3);
  });

  test("what was lost on the way is found and put back", async () => {
    const { table } = cloud.backends;
    const longAgo = new Date(Date.now() - 24 * hour);
    await workLedger(table).begin({ kind: "version", versionId: "QM-2024-v1", isReparse: false }, longAgo);
    const occasion = "a release whose message was lost";
    const lost = { subscriberId: "s-gone", frequency: "release", occasions: [occasion] } as const;
    const entry: MatchEntry = { country: "QM", comparisonId: "none", kind: "review", topics: ["killings"] };
    const { subscriberId, frequency } = lost;
    await matchStore(table).addEntries({ subscriberId, frequency, occasion, subscriptionId: "none", entries: [entry] });
    const id = deliveryId({ ...lost, occasions: [occasion] });
    await deliveryStore(table).createDelivery({ ...lost, id, occasions: [occasion] });
    await workLedger(table).begin({ kind: "deliveries", occasion }, longAgo);
    await cloud.runSchedule("recover-work");
    await cloud.drain();
    expect(await workLedger(table).list("version")).toEqual([]);
    expect((await deliveryStore(table).getDelivery(id))?.status).toBe("suppressed");
    cloud.advance(7 * hour);
    await cloud.runSchedule("recover-work");
    const standing = (await workLedger(table).list("deliveries")).map(({ work }) => JSON.stringify(work));
    expect(standing).not.toContain(JSON.stringify({ kind: "deliveries", occasion }));
  });

  test("the pages are served, and who signs up is asked by mail and then told of the next release", async () => {
    expect((await cloud.request("GET", "/")).body).toContain("Meridia");
    expect((await cloud.request("GET", "/review/QM/2024")).statusCode).toBe(200);
    const { stamp } = JSON.parse((await cloud.request("GET", "/sign-up", {})).body);
    cloud.advance(60_000);
    const wish = { email: "signed@example.org", stamp, countries: ["QM"], topics: "all" };
    expect((await cloud.request("POST", "/sign-up", wish)).statusCode).toBe(202);
    await cloud.drain();
    const confirm = pathOf(await linkOf("signed@example.org", "confirm"));
    expect((await cloud.request("POST", confirm)).statusCode).toBe(200);
  });

  test("the links of a mail work: preferences, one click to leave, and to be forgotten", async () => {
    const preferences = pathOf(await linkOf("early@example.org", "preferences"));
    const page = await cloud.request("GET", preferences);
    expect(page.statusCode).toBe(200);
    const fieldOf = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? "";
    const own = { token: fieldOf("token"), subscription: fieldOf("subscription"), do: "remove" };
    expect((await cloud.request("POST", "/preferences", String(new URLSearchParams(own)))).statusCode).toBe(303);
    expect((await cloud.request("POST", "/preferences/delete", `token=${own.token}`)).statusCode).toBe(200);
    const leave = pathOf(await linkOf("all@example.org", "unsubscribe"));
    expect((await cloud.request("POST", leave, "List-Unsubscribe=One-Click")).statusCode).toBe(200);
  });

  test("who left is forgotten after a week, who never confirmed as well, and the others are asked after a year", async () => {
    const { stamp } = JSON.parse((await cloud.request("GET", "/sign-up", {})).body);
    cloud.advance(60_000);
    const wish = { email: "silent@example.org", stamp, countries: ["QM"], topics: "all" };
    expect((await cloud.request("POST", "/sign-up", wish)).statusCode).toBe(202);
    await cloud.drain();
    cloud.advance(10 * 24 * hour);
    await cloud.runSchedule("tend-subscribers");
    cloud.advance(366 * 24 * hour);
    await cloud.runSchedule("tend-subscribers");
    await cloud.drain();
    expect(await linkOf("signed@example.org", "renew")).not.toBe("");
  });

  // These four look back on everything above.
  test("every rule took an event that was really sent", () => {
    expect(cloud.rights.silentRules()).toEqual([]);
  });

  test("no call was made that the caller's role does not allow", () => {
    expect(cloud.rights.denied(), "grant it in functions/wiring.ts, or do not call it").toEqual([]);
  });

  test("no role allows what nothing here made use of", () => {
    const unused = cloud.rights
      .unused()
      .filter((right) => !unusedForReason.some((exception) => exception.right.test(right)));
    expect(unused, "take it out of functions/wiring.ts, make a test here that needs it, or say why it stays").toEqual(
      [],
    );
  });

  test("every exception is needed", () => {
    const unused = cloud.rights.unused();
    for (const { right, reason } of unusedForReason)
      expect(
        unused.some((one) => right.test(one)),
        reason,
      ).toBe(true);
  });
});
