import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { diffWords } from "diff";
import { diff_match_patch as DiffMatchPatch } from "diff-match-patch";
import { loadCorpusReport } from "./load-corpus-report.ts";

/** Packages that diff two whole texts. */
export type Peer = "jsdiff" | "diff-match-patch";

const diffs: Readonly<Record<Peer, (from: string, to: string) => unknown>> = {
  jsdiff: (from, to) => diffWords(from, to),
  "diff-match-patch": (from, to) => {
    const engine = new DiffMatchPatch();
    // Without a deadline of its own, after which it would give a coarser answer.
    engine.Diff_Timeout = 0;
    return engine.diff_main(from, to);
  },
};

const isPeer = (name: string | undefined): name is Peer => name !== undefined && Object.hasOwn(diffs, name);

/** `node bench/peer.ts PEER SLUG EDITION`: print the milliseconds that a package takes over the whole texts of a pair. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [peer, slug = "", edition] = process.argv.slice(2);
  if (!isPeer(peer)) throw new TypeError(`expected ${Object.keys(diffs).join(" or ")}, not ${peer}`);
  const corpus = resolve(process.env.PALIMPSEST_SHARED ?? "../shared", "corpus/state-gov");
  const [from = "", to = ""] = [Number(edition), Number(edition) + 1].map((year) =>
    loadCorpusReport(corpus, year, slug)
      .passages.map(({ text }) => text)
      .join("\n"),
  );
  const start = performance.now();
  diffs[peer](from, to);
  console.log(performance.now() - start);
}
