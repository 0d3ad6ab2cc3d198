import type { Context } from "hono";
import * as z from "zod";
import { networkOf } from "#shared/alert/limits.ts";

/** What the platform says of the request beside the request: the event behind the HTTP API, the socket on one machine. */
const bindingsSchema = z.object({
  event: z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) }).optional(),
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }).optional(),
});

/**
 * Name the network that a request comes from, as its platform saw it; headers are not asked, since anybody writes them.
 *
 * @returns the word unknown where the platform says nothing
 */
export const requestNetwork = (context: Context): string => {
  const { data } = bindingsSchema.safeParse(context.env ?? {});
  return networkOf(data?.event?.requestContext.http.sourceIp ?? data?.incoming?.socket.remoteAddress);
};
