import { ServiceError } from "#shared/errors.ts";

/** The mail of a release did not come to the canary in its time. */
export class CanaryMissingError extends ServiceError {
  readonly code = "RELEASE_CANARY_MISSING";
  readonly retryable = false;
}
