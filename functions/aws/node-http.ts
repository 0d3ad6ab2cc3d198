/**
 * `node:http` as bundles import it (`infra/functions.ts`). An import of the built-in module reads everything that it
 * exports, its `WebSocket` too, and to make that Node loads all of `fetch`: 15 ms of a start. This takes what is needed.
 */
const http = process.getBuiltinModule("node:http");

export const { Agent, request, STATUS_CODES } = http;
// biome-ignore lint/style/noDefaultExport: nodemailer imports it so.
export default http;
