import type { Report } from "#shared/report/report.ts";
import { VersionMissingError } from "#shared/version/errors.ts";
import type { VersionStore } from "#shared/version/version.ts";
import { parseVersionId } from "#shared/version/version-id.ts";
import { findVersion } from "./find-version.ts";

/**
 * Load a report from the store.
 *
 * @param id - `KZ-2024-v1`, or `KZ-2024` for the newest version of that edition
 * @throws VersionMissingError where the store has no such version
 */
export async function loadVersion(versions: VersionStore, id: string): Promise<Report> {
  if (parseVersionId(id)) {
    if (!(await versions.getVersion(id))) throw new VersionMissingError(id);
    return versions.loadReport(id);
  }
  const [, country = "", edition = ""] = /^(.+)-(\d{4})$/.exec(id) ?? [];
  const record = await findVersion(versions, country, Number(edition));
  return versions.loadReport(record.id);
}
