import * as z from "zod";
import { matchProgressSchema } from "#shared/alert/match-progress.ts";
import { editionSchema, seriesSchema, sha256Schema } from "#shared/report/version-head.ts";
import { originSchema } from "#shared/version/version.ts";

/** A PDF that is kept, and its text, which is kept beside it, or why it has none. */
const extractedSchema = z.object({
  /** Hash of the PDF. */
  snapshotHash: sha256Schema,
  /** When the PDF was fetched; ISO-8601 UTC. */
  retrievedAt: z.iso.datetime(),
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), textHash: sha256Schema }),
    z.object({ kind: z.literal("refused"), code: z.string(), message: z.string() }),
  ]),
});

/** A source page to be looked at: the message of the pages queue. */
export const pageMessageSchema = z.object({
  /** `https://…`, `file:///…` or `s3://bucket/key`. */
  address: z.string().min(1),
  /** `auto`: release for the newest edition of its series, backfill for older ones. */
  origin: z.enum(["release", "backfill", "auto"]),
  /** The `ingest` run that asked for it; null when a schedule did. */
  run: z.string().nullable(),
  /** For texts that do not say whose they are. */
  country: z.string().optional(),
  edition: editionSchema.optional(),
  /** Where a schedule watches the page: when it asked, and how often it will. */
  watch: z.object({ askedAt: z.iso.datetime(), everyMs: z.int().min(1) }).optional(),
  /** Where the page is a PDF: what came of extracting its text. */
  extracted: extractedSchema.optional(),
});
export type PageMessage = z.infer<typeof pageMessageSchema>;

/** A page that is a PDF, whose text is to be extracted: the message of the pdfs queue. */
export const pdfMessageSchema = z.object({
  page: pageMessageSchema.omit({ extracted: true }),
  /** Hash of the PDF, which is kept. */
  snapshotHash: sha256Schema,
  /** When it was fetched; ISO-8601 UTC. */
  retrievedAt: z.iso.datetime(),
});
export type PdfMessage = z.infer<typeof pdfMessageSchema>;

/** A delivery to make: the message of the deliveries queue. */
export const deliveryMessageSchema = z.object({ deliveryId: z.string() });
export type DeliveryMessage = z.infer<typeof deliveryMessageSchema>;

const envelope = <Type extends string, Detail extends z.ZodType>(type: Type, detail: Detail) =>
  z.object({
    /** Derived from type and detail, so that the same event has the same id. */
    id: z.string(),
    type: z.literal(type),
    schema: z.literal(`palimpsest/${type}@1`),
    occurredAt: z.iso.datetime(),
    detail,
  });

/** A version is in the store (or is there still, and its next step is not on record). */
export const versionRecordedSchema = envelope(
  "VersionRecorded",
  z.object({
    versionId: z.string(),
    series: seriesSchema,
    edition: editionSchema,
    contentHash: sha256Schema,
    origin: originSchema,
    run: z.string().nullable(),
  }),
);

/** A comparison is in the store and its newer version is in a release. */
export const comparisonRecordedSchema = envelope(
  "ComparisonRecorded",
  z.object({ comparisonId: z.string(), toId: z.string(), releaseId: z.string(), silent: z.boolean() }),
);

/** A release will take no more versions. */
export const releaseClosedSchema = envelope(
  "ReleaseClosed",
  z.object({ releaseId: z.string(), series: seriesSchema, edition: editionSchema, silent: z.boolean() }),
);

export const serviceEventSchema = z.discriminatedUnion("type", [
  versionRecordedSchema,
  comparisonRecordedSchema,
  releaseClosedSchema,
]);
/** The one event envelope, by type. */
export type ServiceEvent = z.infer<typeof serviceEventSchema>;
export type EventType = ServiceEvent["type"];
export type EventDetail<Type extends EventType> = Extract<ServiceEvent, { type: Type }>["detail"];

/** The next portion of an occasion that reaches very many: a message of the alerts queue, beside its events. */
export const matchPortionSchema = z.object({
  type: z.literal("MatchPortion"),
  detail: z.object({
    occasion: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("release"), releaseId: z.string() }),
      z.object({ kind: z.literal("arrival"), comparisonId: z.string(), toId: z.string() }),
    ]),
    progress: matchProgressSchema,
  }),
});
export type MatchPortion = z.infer<typeof matchPortionSchema>;
