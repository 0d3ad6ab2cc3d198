import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { isMissing } from "#local/is-missing.ts";
import type { Clock, PageFetcher } from "#shared/ports.ts";
import { OversizedSourceError, SourceAddressRefusedError, SourceNotFoundError } from "#shared/source/errors.ts";
import { sourceLimitBytes } from "#shared/source/read-source.ts";

/** Hash a file that is too large to be read, so that the ledger can still say which bytes were refused. */
const hashFile = async (path: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return `sha256:${hash.digest("hex")}`;
};

const readPage = async (address: string): Promise<Uint8Array> => {
  const path = fileURLToPath(address);
  const file = await open(path).catch((error: unknown) => {
    throw isMissing(error) ? new SourceNotFoundError(address, { cause: error }) : error;
  });
  try {
    const about = await file.stat();
    if (about.isDirectory()) throw new SourceAddressRefusedError(address, "it is a folder");
    if (about.size > sourceLimitBytes) {
      throw new OversizedSourceError(address, about.size, sourceLimitBytes, await hashFile(path));
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
};

/**
 * Make the fetcher of one machine: `file:` addresses from the disk, `http:` and `https:` ones by `web`.
 *
 * @throws SourceNotFoundError `SOURCE_NOT_FOUND`
 * @throws OversizedSourceError `SOURCE_TOO_LARGE`; the file is hashed and not held
 * @throws SourceAddressRefusedError `SOURCE_ADDRESS_REFUSED` for a folder or another scheme
 */
export const localPageFetcher = (clock: Clock, web: PageFetcher): PageFetcher => ({
  fetchPage: async (address, known = null) => {
    const scheme = URL.canParse(address) ? new URL(address).protocol : "";
    if (scheme === "file:") {
      return { kind: "page", bytes: await readPage(address), retrievedAt: clock.now(), validators: null };
    }
    if (scheme === "http:" || scheme === "https:") return web.fetchPage(address, known);
    throw new SourceAddressRefusedError(address, "its scheme is not known here");
  },
});
