/**
 * Every code that a log line may carry, and what it says. Alarms and people search for these, so a code is never renamed.
 * A failure's own code (`SOURCE_HTTP_STATUS`) stands beside it, as `errorCode`.
 */
export const logCodes = {
  FUNCTION_STARTED: "A function began with an event",
  FUNCTION_COMPLETED: "A function ended; its figures stand beside it",
  FUNCTION_FAILED: "A function failed as a whole and will be started again by its trigger",
  MESSAGE_RETRIED: "A message failed in a way that may pass; its queue will give it again",
  MESSAGE_REFUSED: "A message failed in a way that will not pass; it ends in the dead-letter queue",
  REQUEST_FAILED: "A request ended with an error that its answer does not explain",
  LOCAL_REQUEST_FAILED: "A request to the process that owns a data folder failed",
  LOG_CODE_UNKNOWN: "A line was written under a code that is not in this register",
  SOURCE_PAGES_SENT: "Watched pages were sent to be looked at",
  SOURCE_LIST_NOT_HAD: "A list of the publisher could not be had; the others and what is known go on",
  SOURCE_EDITION_NOTICED: "The publisher has an edition that was not known",
  SOURCE_EDITION_GREW: "The publisher's lists name pages of an edition that they did not name before",
  SOURCE_NOT_MODIFIED: "The publisher says that a page is as it was",
  SOURCE_LOOKED_AT_ALREADY: "A watched page was looked at since its message was sent",
  SOURCE_PUT_OFF: "A watched page could not be had now and is looked at again later",
  SOURCE_REFUSED: "A source page became no version; the source ledger has the reason",
  SOURCE_PDF_HANDED_OVER: "A source page is a PDF, whose text is extracted first",
  SOURCE_PDF_EXTRACTED: "The text of a PDF was extracted and sent to be read",
  VERSION_RECORDED: "A new version is in the store",
  VERSION_REPARSED: "A stored version was read again by the current parser",
  VERSION_NOT_REPARSED: "The current parser refuses the snapshot of a stored version, whose parse stays as it was",
  VERSION_UNCHANGED: "A source page says what the store has already",
  VERSION_PUBLISHED_AGAIN: "A version in the store had no next step on record, so its event went out again",
  COMPARISON_RECORDED: "A comparison is in the store",
  COMPARISON_NOTHING_EARLIER: "A version has nothing earlier in the store to be compared with",
  COMPARISON_GAP: "A version was compared with an edition that is not the one just before it",
  RELEASE_ADMITTED: "A version is in a release",
  RELEASE_CLOSED: "A release will take no more versions",
  RELEASE_HELD: "A release was due but a run holds it",
  RELEASE_PUBLISHED_AGAIN: "A closed release was not matched yet, so its event went out again",
  MATCH_DONE_ALREADY: "A release was matched before",
  MATCH_RELEASE_DONE: "All matches of a release are stored and its deliveries queued",
  MATCH_ARRIVAL_DONE: "Those who hear of each report as it arrives were matched and their deliveries queued",
  MATCH_ADDED_AFTER_DIGEST: "A match got an entry after a digest took it",
  DIGESTS_QUEUED: "Digests of one frequency were made and queued",
  MAIL_SENT: "A mail was handed to SES",
  MAIL_SENT_AGAIN: "No event of an earlier attempt came in the documented time, so the mail goes out again",
  MAIL_DEFERRED:
    "A mail went back to its queue until SES takes it: its rate or the day's quota is used up, or it came back",
  MAIL_QUOTA_NOT_READ: "SES did not say what it allows, so what it said before holds",
  MAIL_DONE_ALREADY: "A delivery had its fate before",
  MAIL_SUPPRESSED: "A delivery was not sent, since its subscriber gets no mail or nothing was left to tell",
  MAIL_WITHHELD: "A mail was not sent: a quotation in it is not in the stored text",
  MAIL_FAILED: "SES refused a mail for good",
  MAIL_DELIVERY_UNKNOWN: "A message named a delivery that is not in the store",
  FEEDBACK_RECORDED: "SES told what became of a mail",
  FEEDBACK_DELIVERY_UNKNOWN: "SES told of a mail whose delivery is not in the store",
  FEEDBACK_SUBSCRIBER_SUPPRESSED: "Mail to a subscriber ended after a permanent bounce or a complaint",
  SUBSCRIBER_UNSUBSCRIBED: "A subscriber ended all mail",
  FOLDER_TIDIED: "What nobody needs any more was taken out of a data folder",
  FOLDER_NOT_TIDIED: "Taking away what nobody needs failed; it is tried again a day later",
  STORED_ITEM_SKIPPED: "A stored item did not have the shape that its schema gives and was left out",
} as const;

/** A registered code. */
export type LogCode = keyof typeof logCodes;

/** Tell whether a code is registered. */
export const isLogCode = (code: string): code is LogCode => Object.hasOwn(logCodes, code);
