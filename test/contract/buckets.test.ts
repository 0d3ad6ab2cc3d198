import { expect, test } from "vitest";
import { bucketPages } from "#functions/aws/bucket-pages.ts";
import { bucketSnapshots } from "#functions/aws/bucket-snapshots.ts";
import { startBucketServer } from "#test/contract/bucket-server.ts";

const retrievedAt = new Date("2026-03-01T12:00:00Z");
const clock = { now: () => retrievedAt };

test("a snapshot whose bytes were changed is not given out", async () => {
  const { client, objects } = await startBucketServer();
  const snapshots = bucketSnapshots({ bucketName: "kept", client });
  const hash = await snapshots.put(Buffer.from("as fetched"));
  objects.set(`kept/${hash.slice("sha256:".length)}`, Buffer.from("changed"));
  await expect(snapshots.load(hash)).rejects.toMatchObject({ code: "STORE_DAMAGED" });
  await expect(snapshots.load("../secret")).rejects.toMatchObject({ code: "STORE_MISSING" });
});

test("the pages of a bucket are those under its prefix that can be reports", async () => {
  const { client, objects } = await startBucketServer();
  for (const key of [
    "incoming/a b&c.html",
    "incoming/2024/ü.txt",
    "incoming/x.pdf",
    "incoming/x.docx",
    "incoming/z.htm",
    "private.html",
  ]) {
    objects.set(`sources/${key}`, Buffer.from(`text of ${key}`));
  }
  const pages = bucketPages({ bucketName: "sources", prefix: "incoming/", clock, client });
  const addresses = (await pages.listPages()).map(({ address }) => address);
  expect(addresses).toEqual([
    "s3://sources/incoming/2024/%C3%BC.txt",
    "s3://sources/incoming/a%20b%26c.html",
    "s3://sources/incoming/x.pdf",
    "s3://sources/incoming/z.htm",
  ]);
  const page = await pages.fetchPage(addresses[1]!);
  expect(page).toEqual({
    kind: "page",
    bytes: Buffer.from("text of incoming/a b&c.html"),
    retrievedAt,
    validators: null,
  });
  const refused = { code: "SOURCE_ADDRESS_REFUSED" };
  await expect(pages.fetchPage("s3://sources/private.html")).rejects.toMatchObject(refused);
  await expect(pages.fetchPage("s3://others/incoming/z.htm")).rejects.toMatchObject(refused);
  await expect(pages.fetchPage("https://sources/incoming/z.htm")).rejects.toMatchObject(refused);
  await expect(pages.fetchPage("s3://sources/incoming/none.html")).rejects.toMatchObject({ code: "SOURCE_NOT_FOUND" });
  objects.set("sources/incoming/long.html", Buffer.alloc(20 * 1024 * 1024 + 1));
  const long = pages.fetchPage("s3://sources/incoming/long.html");
  await expect(long).rejects.toMatchObject({ code: "SOURCE_TOO_LARGE" });
});
