declare module "dynalite" {
  import type { Server } from "node:http";

  /** Make a DynamoDB server over LevelDB; `close` ends what is under way and closes the files. */
  const dynalite: (options: { path?: string; createTableMs?: number }) => Server;
  // biome-ignore lint/style/noDefaultExport: the package is written so
  export default dynalite;
}
