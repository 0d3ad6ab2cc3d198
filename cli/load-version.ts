import { VersionMissingError } from "#shared/version/errors.ts";
import type { VersionRecord, VersionStore } from "#shared/version/version.ts";
import { parseVersionId } from "#shared/version/version-id.ts";
import { findVersion } from "./find-version.ts";
import type { Side } from "./load-side.ts";

/**
 * Load a report from the store.
 *
 * @param id - `KZ-2024-v1`, or `KZ-2024` for the newest version of that edition
 * @throws VersionMissingError where the store has no such version
 */
export async function loadVersion(versions: VersionStore, id: string): Promise<Side> {
  const record = await recordOf(versions, id);
  return { report: await versions.loadReport(record.id), facts: record };
}

async function recordOf(versions: VersionStore, id: string): Promise<VersionRecord> {
  if (parseVersionId(id)) {
    const record = await versions.getVersion(id);
    if (!record) throw new VersionMissingError(id);
    return record;
  }
  const [, country = "", edition = ""] = /^(.+)-(\d{4})$/.exec(id) ?? [];
  return findVersion(versions, country, Number(edition));
}
