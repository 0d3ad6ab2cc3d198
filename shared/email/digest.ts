import type { MergedSelection } from "#shared/alert/merge-selections.ts";
import type { Change, EditionContext, Quotation, Statement, TopicComparison } from "#shared/comparison/comparison.ts";
import type { ComparisonId } from "#shared/comparison/comparison-store.ts";
import type { VersionHead } from "#shared/report/version-head.ts";
import type { TopicId } from "#shared/topic/topics.ts";

/** One comparison as a mail tells of it: what was compared, and the blocks of the topics that the subscriber follows. */
export interface DigestSource {
  readonly kind: "review" | "revision";
  /** It came after a release of the same edition had been told of. */
  readonly supplement: boolean;
  readonly from: VersionHead;
  readonly to: VersionHead;
  /** Only those that matched, in any order. */
  readonly topics: readonly TopicComparison[];
  /** What of the topics is asked for; all changes of all of them where it is not given. */
  readonly selected?: ReadonlyMap<TopicId, MergedSelection> | undefined;
  /** Null while the release is open. */
  readonly context: EditionContext | null;
}

/** A quotation with the words that say where it stands; `quote` null where that side has nothing that answers. */
export interface DigestQuotation {
  readonly label: string;
  readonly quote: string | null;
  /** Where it stands, for the check just before sending. */
  readonly source: Quotation | null;
}

/** One change, ready to be read. */
export interface DigestChange {
  /** What kind of change it is, in words. */
  readonly label: string;
  readonly headline: string;
  /** In how many reports of the edition the same happened, where that was looked at; else empty. */
  readonly shared: string;
  readonly from: DigestQuotation;
  readonly to: DigestQuotation;
  readonly rank: Change["rank"];
  /** The change's own place on the review page. */
  readonly url: string;
  readonly significance: number;
}

/** One topic of one comparison, ready to be read. */
export interface DigestTopic {
  readonly topic: TopicId;
  readonly name: string;
  /** The topic's place on the review page. */
  readonly url: string;
  /** In a few words: `shortened`. */
  readonly verdict: string;
  /** What was compared and what became of the topic, in whole sentences; its changes are not repeated here. */
  readonly statements: readonly Statement[];
  /** Most significant first, all of them. */
  readonly changes: readonly DigestChange[];
  /** The greatest of its changes; 0 without any. */
  readonly significance: number;
}

/** One comparison, ready to be read. */
export interface DigestEntry {
  readonly comparison: ComparisonId;
  readonly heading: string;
  /** `Supplement`, `Revision of the same edition`, `Preliminary`; often none. */
  readonly marks: readonly string[];
  /** Whole sentences: which editions and versions were compared, with their dates, and how long they are. */
  readonly compared: readonly string[];
  /** The review page. */
  readonly url: string;
  /** Most significant first. */
  readonly topics: readonly DigestTopic[];
}

/** A change that the mail begins with, in one line. */
export interface DigestHighlight {
  /** Country, edition and topic. */
  readonly place: string;
  /** Kind and headline. */
  readonly text: string;
  readonly url: string;
}

/** All that one mail says, in order, before it is cut to size and put into HTML and text. */
export interface Digest {
  /** At most 90 characters, one line. */
  readonly subject: string;
  readonly title: string;
  /** What a list of mails shows beside the subject; a sentence that the mail says too. */
  readonly preheader: string;
  /** Whole sentences on top: how much changed, and what was compared. */
  readonly lead: readonly string[];
  /** What matters most, where the mail is about several topics; else none. */
  readonly highlights: readonly DigestHighlight[];
  /** Most significant first. */
  readonly entries: readonly DigestEntry[];
  /** Where the release brought nothing, for those who want to hear that; one wish a sentence. */
  readonly nothing: readonly string[];
  /** What happened to nearly every report of an edition, once. */
  readonly effects: readonly string[];
  /** Why the reader gets this, one subscription a line. */
  readonly reasons: readonly string[];
}
