import * as z from "zod";
import { lazily } from "#shared/lazily.ts";

/** Where AWS is called, and as whom; by default what Lambda gives every function. */
export interface CallPlace {
  /** Instead of the service's own address; a bucket is a path under it. */
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

const environmentSchema = lazily(() =>
  z.object({
    AWS_REGION: z.string(),
    AWS_ACCESS_KEY_ID: z.string(),
    AWS_SECRET_ACCESS_KEY: z.string(),
    AWS_SESSION_TOKEN: z.string().optional(),
    /** Of all AWS clients, in the place of each service's own address. */
    AWS_ENDPOINT_URL: z.url().optional(),
  }),
);

/** What was given, or what Lambda hands to every function. Read for the first call, since nothing is needed before. */
export const placeOf = ({ region, credentials, endpoint }: CallPlace) => {
  if (region !== undefined && credentials !== undefined) return { region, credentials, endpoint };
  const { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_ENDPOINT_URL } =
    environmentSchema().parse(process.env);
  const fromEnvironment = {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN !== undefined && { sessionToken: AWS_SESSION_TOKEN }),
  };
  return {
    region: region ?? AWS_REGION,
    credentials: credentials ?? fromEnvironment,
    endpoint: endpoint ?? AWS_ENDPOINT_URL,
  };
};
