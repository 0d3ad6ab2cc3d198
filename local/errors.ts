import { ServiceError } from "#shared/errors.ts";

/** The process that owns the data folder's database and mailbox did not answer, and its place was not free either. */
export class OwnerUnreachableError extends ServiceError {
  readonly code = "LOCAL_OWNER_UNREACHABLE";
  readonly retryable = true;
}

/** The platform was used after it was closed. */
export class PlatformClosedError extends ServiceError {
  readonly code = "LOCAL_CLOSED";
  readonly retryable = false;
}
