import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, test } from "vitest";
import { openDataFolder } from "#local/open-data-folder.ts";
import { startChild } from "#test/contract/child-process.ts";
import { silentLog, systemClock } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";

const open = (folder: string) => openDataFolder(folder, { clock: systemClock, log: silentLog });
type Opened = Awaited<ReturnType<typeof open>>;

const put = (data: Opened, sk: string) =>
  data.table.client.send(new PutCommand({ TableName: data.table.name, Item: { pk: "writes", sk } }));
const has = async (data: Opened, sk: string) => {
  const command = new GetCommand({ TableName: data.table.name, Key: { pk: "writes", sk }, ConsistentRead: true });
  return (await data.table.client.send(command)).Item !== undefined;
};

describe("a data folder", () => {
  test("has one owner; the next takes over when it ends, without an error in between", async () => {
    const folder = await temporaryFolder();
    const [first, second] = [await open(folder), await open(folder)];
    expect([first.ownership.isOwner, second.ownership.isOwner]).toEqual([true, false]);
    await put(second, "while the first owns it");
    const writes = Promise.all(Array.from({ length: 200 }, (_, i) => put(second, `${i}`)));
    await Promise.all([writes, first.close()]);
    expect(second.ownership.isOwner).toBe(true);
    expect(await has(second, "while the first owns it")).toBe(true);
    expect(await has(second, "199")).toBe(true);
    await second.close();
  });

  test("listens on this machine alone, to those who know its token", async () => {
    const folder = await temporaryFolder();
    const data = await open(folder);
    const { port, token } = await data.ownership.owner();
    const ask = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers });
    expect((await ask({})).status).toBe(421);
    expect((await ask({ "palimpsest-owner": "another" })).status).toBe(421);
    expect((await ask({ "palimpsest-owner": token })).status).not.toBe(421);
    expect((await stat(join(folder, "owner.json"))).mode & 0o777).toBe(0o600);
    await data.close();
    await expect(stat(join(folder, "owner.json"))).rejects.toThrow("ENOENT");
  });

  test("does not trust an address that was left behind", async () => {
    const [folder, other] = [await temporaryFolder(), await temporaryFolder()];
    const stranger = await open(other);
    const { port } = await stranger.ownership.owner();
    await writeFile(join(folder, "owner.json"), JSON.stringify({ port, token: "of one that ended", pid: 1 }));
    const data = await open(folder);
    await put(data, "ours");
    expect(data.ownership.isOwner).toBe(true);
    expect(await has(stranger, "ours")).toBe(false);
    expect(JSON.parse(await readFile(join(folder, "owner.json"), "utf8")).pid).toBe(process.pid);
    await Promise.all([data.close(), stranger.close()]);
  });

  test("loses no acknowledged write when its owner is killed while another writes", async () => {
    const folder = await temporaryFolder();
    const owner = startChild(folder, "own");
    expect(await owner.waitFor((line) => line === "owner" || line === "guest")).toBe("owner");
    const writer = startChild(folder, "write");
    expect(await writer.waitFor((line) => line === "owner" || line === "guest")).toBe("guest");
    await writer.waitFor((line) => line === "written 1-25");
    await owner.kill();
    await writer.waitFor((line) => line === "written 1-100");
    await writer.kill();

    const data = await open(folder);
    const written = writer.lines.filter((line) => line.startsWith("written ")).map((line) => line.slice(8));
    expect(written.length).toBeGreaterThan(300);
    const lost = [];
    for (const sk of written) if (!(await has(data, sk))) lost.push(sk);
    expect(lost).toEqual([]);
    // What was on its way when the owner died, or was put on a connection that died with it, is an error to its caller.
    const unknown = writer.lines.filter((line) => line.startsWith("unknown "));
    expect(unknown.filter((line) => !/ (?:ECONNRESET|EPIPE)$/.test(line))).toEqual([]);
    expect(unknown.length).toBeLessThan(20);
    await data.close();
  });

  test("has one owner when several processes begin at once, and again each time the owner is killed", async () => {
    const folder = await temporaryFolder();
    const children = Array.from({ length: 4 }, () => startChild(folder, "own"));
    const roles = await Promise.all(children.map((child) => child.waitFor((line) => /^(?:owner|guest)$/.test(line))));
    expect(roles.toSorted()).toEqual(["guest", "guest", "guest", "owner"]);
    const data = await open(folder);
    expect(data.ownership.isOwner).toBe(false);
    await put(data, "before");
    await Promise.all(children.map((child) => child.kill()));
    // The first call after a kill may meet a connection that died with the owner.
    await put(data, "after").catch(() => put(data, "after"));
    expect(data.ownership.isOwner).toBe(true);
    expect([await has(data, "before"), await has(data, "after")]).toEqual([true, true]);
    await data.close();
  });

  test("survives a caller that is killed in the middle of its calls", async () => {
    const folder = await temporaryFolder();
    const data = await open(folder);
    for (let round = 0; round < 3; round += 1) {
      const writer = startChild(folder, "write");
      await writer.waitFor((line) => line === "written 2-10");
      await writer.kill();
    }
    await put(data, "still there");
    expect(await has(data, "still there")).toBe(true);
    await data.close();
  });
});
