import { OversizedSourceError } from "#shared/source/errors.ts";
import { sourceLimitBytes } from "#shared/source/read-source.ts";

/**
 * Read a stream whole, and stop where it has more bytes than any report.
 *
 * @param statedBytes - what its sender says that it has; 0 where it says nothing
 * @throws OversizedSourceError
 */
export async function readLimited(
  place: string,
  stream: AsyncIterable<Uint8Array>,
  statedBytes: number,
): Promise<Uint8Array> {
  if (statedBytes > sourceLimitBytes) throw new OversizedSourceError(place, statedBytes, sourceLimitBytes);
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    sizeBytes += chunk.length;
    if (sizeBytes > sourceLimitBytes) throw new OversizedSourceError(place, sizeBytes, sourceLimitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
