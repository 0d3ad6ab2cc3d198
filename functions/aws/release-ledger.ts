import type { Item, Key } from "#functions/aws/item.ts";
import {
  admissionKey,
  editionPrefix,
  releaseId,
  releaseKey,
  releasesPartition,
  unfinishedPartition,
} from "#functions/aws/keys.ts";
import { type Admission, isHeld, openingItem, parseRelease, type StoredRelease } from "#functions/aws/release-item.ts";
import type { Table } from "#functions/aws/table.ts";
import type { Log } from "#shared/ports.ts";
import type { Release, ReleaseLedger } from "#shared/release/release.ts";
import { StoreConflictError, StoreMissingError } from "#shared/store-errors.ts";

/** How often a step is decided anew because another writer was first. */
const attempts = 50;

const unfinishedKey = (id: string): Key => ({ pk: unfinishedPartition, sk: id });
const overtaken = (id: string) => new StoreConflictError(id, "other writers were first each time", true);

/** Key of a release that must be there. */
function requiredKey(id: string): Key {
  const key = releaseKey(id);
  if (!key) throw new StoreMissingError("the release", id);
  return key;
}

/** Releases in the table: one item each, on which admission, hold and close are conditional updates. */
export function releaseLedger(table: Table, log?: Log): ReleaseLedger {
  const parse = (item: Item | undefined) => parseRelease(item, log);
  const parseAll = (items: readonly Item[]) => items.flatMap((item) => parse(item)?.release ?? []);

  async function getStored(id: string): Promise<StoredRelease | undefined> {
    const key = releaseKey(id);
    return key && parse(await table.get(key));
  }

  async function loadStored(id: string): Promise<StoredRelease> {
    const stored = await getStored(id);
    if (!stored) throw new StoreMissingError("the release", id);
    return stored;
  }

  async function listReleases(series: string, edition?: number): Promise<Release[]> {
    const range = edition === undefined ? {} : { prefix: editionPrefix(edition) };
    return parseAll(await table.query(releasesPartition(series), range));
  }

  async function listUnfinished(): Promise<Release[]> {
    const index = await table.query(unfinishedPartition);
    const keys = index.map(({ sk }) => releaseKey(sk)).filter((key) => key !== undefined);
    return parseAll(await table.getMany(keys)).filter((release) => release.status !== "matched");
  }

  /** The open release of the admission's kind, opened where there is none; undefined where another took the number. */
  async function openRelease(admission: Admission): Promise<string | undefined> {
    const { series, edition, silent } = admission;
    const releases = await listReleases(series, edition);
    const open = releases.find((release) => release.status === "open" && release.silent === silent);
    if (open) return open.id;
    const number = Math.max(0, ...releases.map((release) => release.number)) + 1;
    const item = openingItem(admission, number);
    const id = releaseId(series, edition, number);
    await table.put({ ...unfinishedKey(id), kind: "unfinished-index" });
    return (await table.put(item, { expression: "attribute_not_exists(#pk)" })) ? id : undefined;
  }

  async function addMember(id: string, { versionId, now }: Admission): Promise<Release | undefined> {
    await table.update(requiredKey(id), {
      expression: "SET #volatile.#lastArrivalAt = :now ADD #entries :members, #rev :one",
      condition: "#state.#status = :open AND (attribute_not_exists(#entries) OR NOT contains(#entries, :member))",
      values: {
        ":now": now.toISOString(),
        ":members": new Set([versionId]),
        ":member": versionId,
        ":one": 1,
        ":open": "open",
      },
    });
    const { release } = await loadStored(id);
    return release.members.includes(versionId) ? release : undefined;
  }

  /**
   * Name the one release that the version may be added to, before it is added. The claim moves only when that release
   * was closed without the version, and a closed release takes none: so no version is ever in two.
   */
  async function claimRelease(admission: Admission): Promise<string | undefined> {
    const key = admissionKey(admission.versionId);
    const claim = await table.get(key);
    const claimed = claim?.volatile?.releaseId;
    if (typeof claimed === "string") {
      const { release } = await loadStored(claimed);
      if (release.status === "open" || release.members.includes(admission.versionId)) return claimed;
    }
    const target = await openRelease(admission);
    if (target === undefined) return undefined;
    const rev = claim?.rev ?? 0;
    const item = { ...key, kind: "admission-index", volatile: { releaseId: target }, rev: rev + 1 };
    const condition =
      rev === 0 ? { expression: "attribute_not_exists(#pk)" } : { expression: "#rev = :rev", values: { ":rev": rev } };
    return (await table.put(item, condition)) ? target : undefined;
  }

  async function admit(admission: Admission): Promise<Release> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const target = await claimRelease(admission);
      const release = target && (await addMember(target, admission));
      if (release) return release;
    }
    throw overtaken(admission.versionId);
  }

  async function hold(id: string, run: string, until: Date | null): Promise<void> {
    const isThere = await table.update(requiredKey(id), {
      expression: until
        ? "SET #volatile.#holds.#run = :until ADD #rev :one"
        : "REMOVE #volatile.#holds.#run ADD #rev :one",
      condition: "attribute_exists(#pk)",
      names: { "#run": run },
      values: { ":one": 1, ...(until && { ":until": until.toISOString() }) },
    });
    if (!isThere) throw new StoreMissingError("the release", id);
  }

  const close: ReleaseLedger["close"] = async (id, reason, now, run, becomes = "closed") => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { release, rev } = await loadStored(id);
      if (release.status !== "open") return "already-closed";
      if (isHeld(release, now, run)) return "held";
      // Whoever came in between, with a member or a hold, is looked at again.
      const isClosed = await table.update(requiredKey(id), {
        expression:
          "SET #state.#status = :closed, #volatile.#closedAt = :now, #volatile.#closedBecause = :reason ADD #rev :one",
        condition: "#state.#status = :open AND #rev = :rev",
        values: {
          ":closed": becomes,
          ":open": "open",
          ":now": now.toISOString(),
          ":reason": reason,
          ":one": 1,
          ":rev": rev,
        },
      });
      if (isClosed) return "closed";
    }
    throw overtaken(id);
  };

  const approve: ReleaseLedger["approve"] = async (id, now) => {
    const isApproved = await table.update(requiredKey(id), {
      expression: "SET #state.#status = :closed, #volatile.#approvedAt = :now ADD #rev :one",
      condition: "#state.#status = :waiting",
      values: { ":closed": "closed", ":waiting": "awaiting-approval", ":now": now.toISOString(), ":one": 1 },
    });
    if (isApproved) return "approved";
    return (await loadStored(id)).release.status === "open" ? "open" : "needs-none";
  };

  async function noteMatching(id: string, now: Date): Promise<void> {
    // Where it is matched meanwhile, nobody waits for it any more.
    await table.update(requiredKey(id), {
      expression: "SET #volatile.#matchingAt = :now ADD #rev :one",
      condition: "#state.#status = :closed",
      values: { ":now": now.toISOString(), ":closed": "closed", ":one": 1 },
    });
  }

  async function markMatched(id: string): Promise<void> {
    const isMatched = await table.update(requiredKey(id), {
      expression: "SET #state.#status = :matched ADD #rev :one",
      condition: "#state.#status = :closed OR #state.#status = :matched",
      values: { ":matched": "matched", ":closed": "closed", ":one": 1 },
    });
    if (!isMatched) {
      await loadStored(id);
      throw new StoreConflictError(
        id,
        "it is open or awaits approval, and only a closed release can be matched",
        false,
      );
    }
    await table.delete(unfinishedKey(id));
  }

  return {
    listReleases,
    getRelease: async (id) => (await getStored(id))?.release,
    listUnfinished,
    admit,
    hold,
    close,
    approve,
    noteMatching,
    markMatched,
  };
}
