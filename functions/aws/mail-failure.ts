import {
  type MailError,
  MailNotReachedError,
  MailOutcomeUnknownError,
  MailPausedError,
  MailRefusedError,
  MailThrottledError,
} from "#shared/email/errors.ts";

interface CallFailure extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const pausedNames = new Set(["AccountSendingPausedException", "ConfigurationSetSendingPausedException"]);
const throttledNames = new Set([
  "LimitExceededException",
  "RequestLimitExceeded",
  "Throttling",
  "ThrottlingException",
  "TooManyRequestsException",
]);
const notReachedCodes = new Set(["EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"]);
/** The request never left, for want of credentials. */
const notReachedNames = new Set(["CredentialsProviderError", "ProviderError"]);
/** The SDK's words for a connection that did not come about in time. */
const unconnected = /without establishing a connection/i;

const statusOf = (error: CallFailure) => error.$metadata?.httpStatusCode ?? 0;

/** SES turned the mail away, for the account's sake: our rights, our keys. Not the mail's fault, and mended by a person. */
const isForbidden = (error: CallFailure) => statusOf(error) === 403 || statusOf(error) === 401;

/**
 * Name what became of a mail that SES did not take without more ado.
 *
 * @param deliveryId - for the message; the mail's address never stands in it
 * @param error - as the SDK threw it
 */
export function mailFailure(deliveryId: string, error: unknown): MailError | TypeError {
  if (!(error instanceof Error)) return new TypeError(`SES failed with ${String(error)}`);
  const failure: CallFailure = error;
  const { name } = failure;
  const context = { delivery: deliveryId, failure: failure.code ?? name };
  const options = { cause: error };
  if (pausedNames.has(name)) {
    const message = `Cannot send ${deliveryId}: SES answered ${name}; let it send again; the mail waits`;
    return new MailPausedError(message, context, options);
  }
  if (throttledNames.has(name) || statusOf(failure) === 429) {
    return new MailThrottledError(`Cannot send ${deliveryId}: SES answered ${name}; try again later`, context, options);
  }
  if (
    notReachedCodes.has(failure.code ?? "") ||
    notReachedNames.has(name) ||
    unconnected.test(failure.message) ||
    isForbidden(failure)
  ) {
    const message = `Cannot send ${deliveryId}: no way to SES (${context.failure}); check address, network and rights`;
    return new MailNotReachedError(message, context, options);
  }
  if (statusOf(failure) >= 400 && statusOf(failure) < 500) {
    const message = `Cannot send ${deliveryId}: SES refused it with ${name}; correct the mail or the sender`;
    return new MailRefusedError(message, context, options);
  }
  const message = `Cannot tell whether ${deliveryId} was accepted: ${context.failure}; expected an answer; wait for its event`;
  return new MailOutcomeUnknownError(message, context, options);
}
