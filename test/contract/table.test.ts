import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTable } from "#functions/aws/create-table.ts";
import { type Item, itemLimitBytes } from "#functions/aws/item.ts";
import { openTable } from "#functions/aws/table.ts";
import { openTestTable, type TestTable } from "#test/contract/open-test-table.ts";

const skipped: string[] = [];
let opened: TestTable;
beforeAll(async () => {
  opened = await openTestTable({ info: () => {}, warn: () => {}, error: (code) => void skipped.push(code) });
});
afterAll(() => opened.close());

const sized = (pk: string, sk: string, bytes: number): Item => ({
  pk,
  sk,
  kind: "test",
  state: { x: "x".repeat(bytes) },
});

test("creating a table that is there leaves it as it is", async () => {
  await opened.table.put(sized("kept", "1", 1));
  await createTable(opened.table);
  expect(await opened.table.get({ pk: "kept", sk: "1" })).toEqual(sized("kept", "1", 1));
});

test("partitions beyond one answer of 1 MB are read whole, in order, either way", async () => {
  const items = Array.from({ length: 9 }, (_, i) => sized("long", `${i}`, 290_000));
  await opened.table.putMany(items);
  expect((await opened.table.query("long")).map(({ sk }) => sk)).toEqual(items.map(({ sk }) => sk));
  const pages = [];
  for await (const page of opened.table.queryPages("long", { descending: true })) pages.push(page.map(({ sk }) => sk));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.flat()).toEqual(items.map(({ sk }) => sk).reverse());
  expect((await opened.table.getMany([...items, ...items, { pk: "long", sk: "none" }])).length).toBe(items.length);
});

test("more than one answer of 16 MB takes is read whole by its keys", async () => {
  const items = Array.from({ length: 62 }, (_, i) => sized(`many-${i}`, "1", 290_000));
  await opened.table.putMany(items);
  expect((await opened.table.getMany(items)).map(({ pk }) => pk)).toEqual(items.map(({ pk }) => pk));
});

test("an item over 300 KB is refused before anything is written", async () => {
  const large = sized("large", "1", itemLimitBytes);
  const refusal = { code: "STORE_ITEM_TOO_LARGE", retryable: false };
  await expect(opened.table.put(large)).rejects.toMatchObject(refusal);
  await expect(opened.table.putMany([sized("large", "0", 1), large])).rejects.toMatchObject(refusal);
  expect(await opened.table.query("large")).toEqual([]);
});

test("an item that is none of ours is skipped and logged", async () => {
  await opened.table.put(sized("foreign", "1", 1));
  await opened.table.update(
    { pk: "foreign", sk: "2" },
    { expression: "SET #state = :x", condition: "attribute_not_exists(#pk)", values: { ":x": 1 } },
  );
  expect((await opened.table.query("foreign")).map(({ sk }) => sk)).toEqual(["1"]);
  expect(skipped).toEqual(["STORED_ITEM_SKIPPED"]);
});

test("a database that moved is found where its endpoint says, call by call", async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", () => resolve()));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  const { endpoint } = opened.table.client.config;
  const real = await endpoint?.();
  let asked = 0;
  const moved = { protocol: "http:", hostname: "127.0.0.1", port, path: "/" };
  const table = openTable({
    tableName: opened.table.name,
    client: {
      endpoint: async () => (asked++ < 2 ? moved : (real ?? moved)),
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    },
  });
  await table.put(sized("moved", "1", 1));
  expect((await table.query("moved")).length).toBe(1);
  expect(asked).toBeGreaterThan(2);
  table.close();
});

test("a database that is not there is unavailable, and may be tried again", async () => {
  const table = openTable({
    tableName: "none",
    client: {
      endpoint: "http://127.0.0.1:9",
      region: "eu-west-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    },
  });
  await expect(table.get({ pk: "a", sk: "b" })).rejects.toMatchObject({ code: "STORE_UNAVAILABLE", retryable: true });
  table.close();
});
