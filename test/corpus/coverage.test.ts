import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sourceLedger } from "#functions/aws/source-ledger.ts";
import { versionStore } from "#functions/aws/version-store.ts";
import { watchStore } from "#functions/aws/watch-store.ts";
import { openSnapshotFolder } from "#local/snapshot-folder.ts";
import { readReport } from "#shared/pipeline.ts";
import { loadCoverage } from "#shared/release/load-coverage.ts";
import { recordVersion } from "#shared/version/record-version.ts";
import { openTestTable } from "#test/contract/open-test-table.ts";
import { silentLog } from "#test/silent-log.ts";
import { temporaryFolder } from "#test/temporary-folder.ts";
import { sharedFolder } from "../shared-folder.ts";

const series = "us-state-country-reports";
const retrievedAt = new Date("2026-03-01T12:00:00Z");

test.skipIf(!sharedFolder)(
  "of real editions: what is there is parsed, known gaps have their reason, the rest is not yet",
  async () => {
    const database = await openTestTable();
    const snapshots = openSnapshotFolder(await temporaryFolder());
    const versions = versionStore(database.table);
    const sources = sourceLedger(database.table);
    const ports = { versions, snapshots, log: silentLog, parse: readReport };
    for (const edition of ["2019", "2023"]) {
      const folder = join(sharedFolder ?? "", "corpus", "state-gov", edition);
      for (const name of readdirSync(folder).slice(0, 40)) {
        const bytes = readFileSync(join(folder, name));
        const parsed = readReport(bytes, name);
        await recordVersion(ports, {
          parsed,
          snapshotHash: await snapshots.put(bytes),
          retrievedAt,
          origin: "backfill",
        });
      }
      const { counts, countries, unknownAddresses } = await loadCoverage(
        { versions, sources, snapshots, watch: watchStore(database.table) },
        series,
        Number(edition),
      );
      const gaps = countries.filter(({ status }) => status === "known-gap");
      console.log(`${edition}: ${JSON.stringify(counts)}; known gaps: ${gaps.map(({ name }) => name).join(", ")}`);
      expect(counts.parsed).toBe(40);
      expect(gaps.map(({ code }) => code)).toEqual(edition === "2019" ? ["AG"] : ["MM", "MR", "CG"]);
      expect((counts.parsed ?? 0) + (counts["not-yet"] ?? 0) + (counts["known-gap"] ?? 0)).toBe(
        edition === "2019" ? 195 : 194,
      );
      expect(unknownAddresses).toEqual([]);
      // Each stands in the publisher's list, with the address that was to be asked.
      for (const { parent, listed, address } of countries)
        if (!parent) expect([listed, address !== null]).toEqual([true, true]);
    }
    await database.close();
  },
);
