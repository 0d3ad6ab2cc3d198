import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isLogCode, logCodes } from "#functions/log-codes.ts";

const register = join("functions", "log-codes.ts");
const sources = ["shared", "functions", "local"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)))
  .filter((path) => path.endsWith(".ts") && path !== register)
  .map((path) => readFileSync(path, "utf8"));

it("has every code that is written", () => {
  const written = sources.flatMap((source) =>
    [...source.matchAll(/\blog\??\.(?:info|warn|error)\(\s*"([A-Z_]+)"/g)].map(([, code = ""]) => code),
  );
  expect(written.length).toBeGreaterThan(20);
  expect(written.filter((code) => !isLogCode(code))).toEqual([]);
});

it("has no code that nobody writes", () => {
  const all = sources.join("\n");
  expect(Object.keys(logCodes).filter((code) => !all.includes(`"${code}"`) && !all.includes(` ${code}:`))).toEqual([]);
});
