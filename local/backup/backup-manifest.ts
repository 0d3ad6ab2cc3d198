import * as z from "zod";

/** Name of the manifest in the archive, where it stands last: an archive without it was broken off. */
export const manifestName = "manifest.json";

/** Name of the table's items, one JSON line each. */
export const itemsName = "items.jsonl";

/** What an archive holds, so that a restore can tell that it is whole. */
export const manifestSchema = z.object({
  schema: z.literal("palimpsest/backup@1"),
  /** ISO-8601 UTC. */
  madeAt: z.iso.datetime(),
  itemCount: z.int().min(0),
  /** In their order; paths within the data folder, with `/`. */
  files: z.array(z.object({ path: z.string(), bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** What may stand in an archive; nothing else is written into a data folder. */
export const isBackedUp = (path: string): boolean =>
  /^(?:items\.jsonl|queues\.sqlite|schedules\.sqlite|secret|public-url|(?:snapshots|mailbox)\/(?:[\w@:=-][\w@:=.-]*\/)*[\w@:=-][\w@:=.-]*)$/.test(
    path,
  );
