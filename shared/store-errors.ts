import { ServiceError } from "#shared/errors.ts";

/** The store could not do what was asked. */
export abstract class StoreError extends ServiceError {
  override readonly retryable: boolean = false;
}

/** Something that must be there is not. */
export class StoreMissingError extends StoreError {
  readonly code = "STORE_MISSING";
  constructor(what: string, id: string) {
    super(`Cannot load ${what}: ${id}; expected it in the store; ingest it first, or check the id`, { what, id });
  }
}

/** A document's header is there, but not all of its pieces, or a piece is not what was written. */
export class StoreDamagedError extends StoreError {
  readonly code = "STORE_DAMAGED";
  constructor(what: string, id: string, reason: string, options?: ErrorOptions) {
    super(
      `Cannot put together ${what}: ${id}; ${reason}; expected every piece that was written before its header; restore the table or record it again`,
      { what, id, reason },
      options,
    );
  }
}

/** An item would be larger than the store takes; nothing was written. */
export class StoreItemTooLargeError extends StoreError {
  readonly code = "STORE_ITEM_TOO_LARGE";
  constructor(id: string, sizeBytes: number, limitBytes: number) {
    super(`Cannot write ${id}: ${sizeBytes} bytes; expected at most ${limitBytes}; store it in pieces`, {
      id,
      sizeBytes,
      limitBytes,
    });
  }
}

/** The stored state does not allow the step, or other writers were first too many times in a row. */
export class StoreConflictError extends StoreError {
  readonly code = "STORE_CONFLICT";
  override readonly retryable: boolean;
  constructor(id: string, reason: string, retryable: boolean) {
    super(`Cannot change ${id}: ${reason}; ${retryable ? "try again" : "read it again and decide anew"}`, {
      id,
      reason,
    });
    this.retryable = retryable;
  }
}

/** The store, the bucket, a queue or the bus did not answer, or has no capacity left for now. */
export class StoreUnavailableError extends StoreError {
  readonly code = "STORE_UNAVAILABLE";
  override readonly retryable = true;
  constructor(operation: string, reason: string, options?: ErrorOptions) {
    super(
      `Cannot ${operation}: ${reason}; expected an answer in time; try again, or check the connection`,
      { operation, reason },
      options,
    );
  }
}
