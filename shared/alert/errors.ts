import { ServiceError } from "#shared/errors.ts";

/** Matching could not be done, or a link that a mail carries cannot be honoured. */
export abstract class AlertError extends ServiceError {}

/** A release was closed, and a comparison that its mails tell of is not in the store yet. */
export class MatchComparisonMissingError extends AlertError {
  readonly code = "MATCH_COMPARISON_MISSING";
  readonly retryable = true;
}

/** An event names a release or a comparison that is not in the store. */
export class MatchOccasionMissingError extends AlertError {
  readonly code = "MATCH_OCCASION_MISSING";
  readonly retryable = true;
}

/** A token was not made by us, or was changed on its way. */
export class TokenForgedError extends AlertError {
  readonly code = "TOKEN_FORGED";
  readonly retryable = false;
}

/** A token was ours and its time is over. */
export class TokenExpiredError extends AlertError {
  readonly code = "TOKEN_EXPIRED";
  readonly retryable = false;
}

/** A token was ours and made for another link. */
export class TokenWrongPurposeError extends AlertError {
  readonly code = "TOKEN_WRONG_PURPOSE";
  readonly retryable = false;
}

/** A token that works once, and did, or whose occasion is over. */
export class TokenUsedError extends AlertError {
  readonly code = "TOKEN_USED";
  readonly retryable = false;
}

/** Mail to an address ended after a permanent bounce or a complaint, so that it cannot be subscribed. */
export class AlertAddressSuppressedError extends AlertError {
  readonly code = "ALERT_ADDRESS_SUPPRESSED";
  readonly retryable = false;
}

/** The person behind an address had everything deleted, so that only they themselves can subscribe it again. */
export class AlertOptedOutError extends AlertError {
  readonly code = "ALERT_OPTED_OUT";
  readonly retryable = false;
}

/** No subscriber has the address that was asked for. */
export class AlertSubscriberMissingError extends AlertError {
  readonly code = "ALERT_SUBSCRIBER_MISSING";
  readonly retryable = false;
}
