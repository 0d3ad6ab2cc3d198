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

/** Another program listens at the port that `serve` was told. */
export class PortTakenError extends ServiceError {
  readonly code = "LOCAL_PORT_TAKEN";
  readonly retryable = false;
  constructor(host: string, port: number, options?: ErrorOptions) {
    super(
      `Cannot listen at ${host}:${port}: another program does; name another port, or end it`,
      { host, port },
      options,
    );
  }
}
