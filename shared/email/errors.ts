import { ServiceError } from "#shared/errors.ts";

/** Mail could not be handed over, or may not be. */
export abstract class MailError extends ServiceError {
  /**
   * Whether SES may have taken the mail all the same. Where it cannot have (it refused, or was not reached), the
   * delivery goes back to `pending`; where it may have, only its own event, or a long wait, allows another attempt.
   */
  abstract readonly perhapsAccepted: boolean;
}

/** SES takes no more mails for now: its rate or the day's quota is used up. */
export class MailThrottledError extends MailError {
  readonly code = "MAIL_THROTTLED";
  readonly retryable = true;
  readonly perhapsAccepted = false;
}

/** SES sends nothing for this account or configuration set until a person lets it again. */
export class MailPausedError extends MailError {
  readonly code = "MAIL_PAUSED";
  readonly retryable = true;
  readonly perhapsAccepted = false;
}

/** No connection came about, so that nothing can have been accepted. */
export class MailNotReachedError extends MailError {
  readonly code = "MAIL_NOT_REACHED";
  readonly retryable = true;
  readonly perhapsAccepted = false;
}

/** The call broke off, or the service failed, after the mail may have been accepted. */
export class MailOutcomeUnknownError extends MailError {
  readonly code = "MAIL_OUTCOME_UNKNOWN";
  readonly retryable = true;
  readonly perhapsAccepted = true;
}

/** SES refused this mail and will refuse it again: sender not verified, address malformed, content not acceptable. */
export class MailRefusedError extends MailError {
  readonly code = "MAIL_REFUSED";
  readonly retryable = false;
  readonly perhapsAccepted = false;
}

/** Another worker began to send this delivery between our read and our write. */
export class MailBeingSentError extends MailError {
  readonly code = "MAIL_BEING_SENT";
  readonly retryable = true;
  readonly perhapsAccepted = true;
}

/** A quotation of the mail is not in the stored text, letter for letter. */
export class MailQuotationMismatchError extends MailError {
  readonly code = "MAIL_QUOTATION_MISMATCH";
  readonly retryable = false;
  readonly perhapsAccepted = false;
}

/** Two things that SES tells of one delivery were recorded at once. */
export class FeedbackConflictError extends ServiceError {
  readonly code = "FEEDBACK_CONFLICT";
  readonly retryable = true;
}
