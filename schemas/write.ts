import { writeFileSync } from "node:fs";
import { publicSchemas } from "./public-schemas.ts";

for (const [name, text] of publicSchemas()) {
  writeFileSync(new URL(name, import.meta.url), text);
  process.stdout.write(`schemas/${name}\n`);
}
