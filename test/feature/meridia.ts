import { pathToFileURL } from "node:url";
import { fixturePages, revisedPage } from "#fixtures/index.ts";
import type { IngestFlow } from "./ingest-flow.ts";

/** Milliseconds. */
export const day = 24 * 3_600_000;
export const series = "invented-reports";

/** Path of a fixture's page. */
export const pathOf = (country: "QM" | "QV", edition: number) =>
  fixturePages().find((page) => page.country === country && page.edition === edition)!.path;
/** Address of a fixture's page. */
export const addressOf = (country: "QM" | "QV", edition: number) => pathToFileURL(pathOf(country, edition)).href;
export const meridia2023 = addressOf("QM", 2023);
export const meridia2024 = addressOf("QM", 2024);
/** Meridia 2024 with one sentence changed. */
export const revised2024 = pathToFileURL(revisedPage().path).href;

/** Ids of a country's versions in the store. */
export const idsOf = async ({ ports }: IngestFlow, country = "QM") =>
  (await ports.versions.listVersions(series, country)).map(({ id }) => id);

/** Comparisons whose newer side is this version: kind and older side. */
export const pairsTo = async ({ ports }: IngestFlow, id: string) =>
  (await ports.comparisons.listRecordsTo(id)).map(({ kind, fromId }) => `${kind} ${fromId}`).sort();

/** What the alerts queue was told since it was asked last: comparisons by their versions, other events by type. */
export const told = (flow: IngestFlow) =>
  flow
    .takeAlerts()
    .map(({ type, detail }) =>
      type === "ComparisonRecorded"
        ? `${detail.comparisonId.replaceAll(/@[0-9a-f]+/g, "")}${detail.silent ? " silent" : ""}`
        : type,
    );
