// A process of its own on a data folder: `node data-folder-child.ts FOLDER own|write|receive|mail`. It says on standard
// output, a line each, what it has done; its parent ends it.
import { argv, stdout } from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { openDataFolder } from "#local/open-data-folder.ts";
import { silentLog, systemClock } from "#test/silent-log.ts";

const say = (line: string) => stdout.write(`${line}\n`);

const [, , folder = "", mode = ""] = argv;
const data = await openDataFolder(folder, { clock: systemClock, log: silentLog });
say(data.ownership.isOwner ? "owner" : "guest");

/** One of several writers: each key is said only after it was acknowledged. */
const write = async (writer: number) => {
  for (let i = 0; ; i += 1) {
    const sk = `${writer}-${i}`;
    const command = new PutCommand({
      TableName: data.table.name,
      Item: { pk: "writes", sk, filler: "x".repeat(2_000) },
    });
    try {
      await data.table.client.send(command);
      say(`written ${sk}`);
    } catch (error) {
      say(`unknown ${sk} ${error instanceof Error && "code" in error ? error.code : error}`);
    }
  }
};

if (mode === "write") await Promise.all([1, 2, 3, 4].map(write));
if (mode === "receive") {
  for (const { id } of data.queues.receive("pages", 10, 600_000)) say(`received ${id}`);
  say("holding");
}
if (mode === "mail") {
  const client = new SESClient(data.mailClient);
  const raw = "From: alerts@palimpsest.example\r\nTo: reader@example.org\r\nSubject: Held\r\n\r\nText\r\n";
  const { MessageId } = await client.send(new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw) } }));
  say(`sent ${MessageId}`);
}
await sleep(600_000);
