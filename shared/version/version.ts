import * as z from "zod";
import type { Report } from "#shared/report/report.ts";
import { sha256Schema, versionHeadSchema } from "#shared/report/version-head.ts";

/** Why a version is in the store; nothing but `release` ever alerts. */
export const originSchema = z.enum(["release", "backfill", "reparse"]);
export type Origin = z.infer<typeof originSchema>;

/** A stored version without its text: the header item, written last. */
export const versionRecordSchema = versionHeadSchema.extend({
  /** Counts arrivals of changed text within one country and edition, from 1; never changes. */
  number: z.int().min(1),
  /** Version of the parser that made the parse that `contentHash` names. */
  parser: z.string(),
  /** Hash of the raw bytes, kept for ever. */
  snapshotHash: sha256Schema,
  /** Hash of the text that was extracted from the snapshot, where that is a PDF; parses are made from it. */
  textHash: sha256Schema.optional(),
  origin: originSchema,
  /** Words of all passages. */
  words: z.int().min(0),
  /** When the bytes were fetched; ISO-8601 UTC. */
  retrievedAt: z.iso.datetime(),
});
export type VersionRecord = z.infer<typeof versionRecordSchema>;

/** Versions and their parses. A parse is stored under version id and content hash, and never changes. */
export interface VersionStore {
  /** Headers of one country, by edition, then number, ascending; all editions where none is given. */
  listVersions(series: string, country: string, edition?: number): Promise<VersionRecord[]>;
  /** Headers of all countries of one edition, by country, then number. */
  listEdition(series: string, edition: number): Promise<VersionRecord[]>;
  /** The newest edition of the series that has a version, if any. */
  newestEdition(series: string): Promise<number | undefined>;
  getVersion(id: string): Promise<VersionRecord | undefined>;
  /** The parse that the header names, or the one under `contentHash`. @throws StoreError `STORE_MISSING` */
  loadReport(id: string, contentHash?: string): Promise<Report>;
  /**
   * Store parse and header; the header last, under the condition that the number is free.
   * `taken` means that another writer was first: read again and decide anew.
   */
  createVersion(record: VersionRecord, report: Report): Promise<"created" | "taken">;
  /** Store another parse of the same version and point the header at it (a reparse). */
  replaceParse(record: VersionRecord, report: Report): Promise<void>;
}
