import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { publicSchemas } from "../../schemas/public-schemas.ts";

test.each([...publicSchemas()])("schemas/%s is what `npm run schemas` writes", (name, text) => {
  expect(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8")).toBe(text);
});
