import { ServiceError } from "#shared/errors.ts";

/** A request cannot be answered with what it asks for. */
export abstract class HttpError extends ServiceError {
  readonly retryable = false;
  abstract readonly status: 400 | 404 | 409 | 429;
  /** A few words for the top of the page. */
  abstract readonly title: string;
}

/** There is nothing at this address. */
export class HttpNotFoundError extends HttpError {
  readonly code = "HTTP_NOT_FOUND";
  readonly status = 404;
  readonly title = "There is nothing here";
}

/** The request lacks something that the address needs. */
export class HttpRequestError extends HttpError {
  readonly code = "HTTP_REQUEST_INVALID";
  readonly status = 400;
  readonly title = "This request is not complete";
}

/** What the link is for cannot be done any more. */
export class HttpConflictError extends HttpError {
  readonly code = "HTTP_CONFLICT";
  readonly status = 409;
  readonly title = "This cannot be done any more";
}

/** One network asks for more than people do. */
export class HttpTooManyError extends HttpError {
  readonly code = "HTTP_TOO_MANY";
  readonly status = 429;
  readonly title = "That was too often";
}
