import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { functionNames } from "#infra/wired.ts";
import { bundle, startBundle, startSecrets } from "#test/infra/bundle.ts";

/** What `npm run bundles` holds too; the reader of PDFs alone takes 1,600. */
const mostKilobytes = (name: string) => (name === "extract-pdf" ? 2560 : 700);

describe("bundles", () => {
  const { template, folderOf } = bundle();
  let secrets: Awaited<ReturnType<typeof startSecrets>>;
  beforeAll(async () => {
    secrets = await startSecrets();
  });
  afterAll(() => {
    secrets.stop();
    rmSync(template.folder, { recursive: true });
  });

  test.each(functionNames)(
    "%s is one small file and its map, and starts by itself with its variables alone",
    async (name) => {
      const folder = folderOf(name);
      expect(readdirSync(folder).sort()).toEqual(["index.mjs", "index.mjs.map"]);
      const kilobytes = statSync(join(folder, "index.mjs")).size / 1024;
      expect(kilobytes, `${name}: see what is in it with npm run bundles -- ${name}`).toBeLessThanOrEqual(
        mostKilobytes(name),
      );
      expect(readFileSync(join(folder, "index.mjs"), "utf8").includes("getTextContent")).toBe(name === "extract-pdf");
      const { handler, hasFetch } = await startBundle(folder, name, secrets.endpoint);
      expect(handler).toBe("function");
      // 15 ms that no start has to wait for (docs/adr/0017-what-a-start-waits-for.md).
      expect(hasFetch).toBe(false);
    },
  );
});
