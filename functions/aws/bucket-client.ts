import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { Parser } from "htmlparser2";
import { type CallPlace, placeOf } from "#functions/aws/call-place.ts";

/** How long one answer may take, its body included. */
const timeoutMs = 20_000;
/** Repeats of a call that S3 was too busy for, with growing waits. */
const retries = 3;

/** A call as S3 names it, and what it is about; for whoever counts calls or checks rights. */
export interface BucketCall {
  readonly action: "s3:GetObject" | "s3:ListBucket" | "s3:PutObject";
  readonly bucket: string;
  /** Absent where the whole bucket is meant. */
  readonly key?: string;
}

/** An answer that is neither success nor one of those that a caller expects. */
export class BucketCallError extends Error {
  override readonly name = "BucketCallError";
  /** As the SDK's clients carry it, so that one rule says which failures may pass. */
  readonly $metadata: { readonly httpStatusCode: number };

  constructor({ action, bucket }: BucketCall, httpStatusCode: number) {
    super(`${action} on ${bucket}: S3 answered ${httpStatusCode}`);
    this.$metadata = { httpStatusCode };
  }
}

/** The three calls of S3 that the service makes. */
export interface BucketClient {
  /** Write an object unless the key is taken; S3 checks the bytes. @returns false where it is taken */
  putNew(key: string, bytes: Uint8Array): Promise<boolean>;
  /** @returns undefined where there is no such object */
  get(key: string): Promise<Response | undefined>;
  /** Keys under a prefix, in their order, page after page. */
  list(prefix: string): AsyncIterable<readonly string[]>;
}

const encoded = (key: string) => key.split("/").map(encodeURIComponent).join("/");

/**
 * Read what S3 says of a listing.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
 */
const readListing = (xml: string): { keys: string[]; next: string | undefined } => {
  const found: Record<"Key" | "NextContinuationToken", string[]> = { Key: [], NextContinuationToken: [] };
  let text: string[] | undefined;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        text = name === "Key" || name === "NextContinuationToken" ? found[name] : undefined;
        text?.push("");
      },
      ontext: (part) => {
        const last = text?.pop();
        if (last !== undefined) text?.push(last + part);
      },
      onclosetag: () => {
        text = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { keys: found.Key, next: found.NextContinuationToken[0] };
};

/**
 * Open one bucket.
 *
 * S3's own client is 130 KB of a bundle, most of it schemas of calls that nobody here makes; a signed request is all
 * that these three need (docs/adr/0011-what-runs-and-what-it-costs.md).
 *
 * @param told - told of each call before it is made
 */
export const openBucket = (
  bucket: string,
  config: CallPlace = {},
  told: (call: BucketCall) => void = () => {},
): BucketClient => {
  let opened: { client: AwsClient; base: string } | undefined;
  const open = () => {
    const { region, credentials, endpoint } = placeOf(config);
    const signed = new AwsClient({ ...credentials, region, service: "s3", retries });
    const base = endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`;
    return { client: signed, base };
  };

  const request = async (call: BucketCall, path: string, init: RequestInit = {}): Promise<Response> => {
    told(call);
    opened ??= open();
    return opened.client.fetch(`${opened.base}/${path}`, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  };

  const putNew = async (key: string, bytes: Uint8Array): Promise<boolean> => {
    const call = { action: "s3:PutObject", bucket, key } as const;
    const hash = createHash("sha256").update(bytes);
    const digest = hash.digest();
    const answer = await request(call, encoded(key), {
      method: "PUT",
      body: new Uint8Array(bytes),
      headers: {
        "content-type": "application/octet-stream",
        "if-none-match": "*",
        "x-amz-checksum-sha256": digest.toString("base64"),
        "x-amz-content-sha256": digest.toString("hex"),
      },
    });
    await answer.arrayBuffer();
    if (answer.status === 412) return false;
    if (!answer.ok) throw new BucketCallError(call, answer.status);
    return true;
  };

  const get = async (key: string): Promise<Response | undefined> => {
    const call = { action: "s3:GetObject", bucket, key } as const;
    const answer = await request(call, encoded(key));
    if (answer.ok) return answer;
    await answer.arrayBuffer();
    if (answer.status === 404) return undefined;
    throw new BucketCallError(call, answer.status);
  };

  async function* list(prefix: string): AsyncIterable<readonly string[]> {
    const call = { action: "s3:ListBucket", bucket } as const;
    let token: string | undefined;
    do {
      const query = new URLSearchParams({ "list-type": "2", prefix, ...(token && { "continuation-token": token }) });
      const answer = await request(call, `?${query}`);
      if (!answer.ok) throw new BucketCallError(call, answer.status);
      const { keys, next } = readListing(await answer.text());
      yield keys;
      token = next;
    } while (token);
  }

  return { putNew, get, list };
};
