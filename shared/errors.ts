/** Facts about a failure: ids, addresses of pages, counts. Never mail addresses, never report text. */
export type ErrorContext = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Base of every failure that this service expects.
 *
 * `code` is stable and public; `message` is for people and may change. Each stage has its own family, one class a
 * situation, in its `errors.ts`. The message says what failed, the value, what was expected and what to do.
 */
export abstract class ServiceError extends Error {
  /** SCREAMING_SNAKE, the stage first: `SOURCE_HTTP_STATUS`. */
  abstract readonly code: string;
  /** Whether the same step may succeed later; the only thing that the queue edge looks at. */
  abstract readonly retryable: boolean;
  readonly context: ErrorContext;

  constructor(message: string, context: ErrorContext = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.context = context;
  }
}

/** A boundary (file, event, stored item, environment, request) did not have the shape that its schema gives. */
export class BoundaryError extends ServiceError {
  readonly code = "BOUNDARY_INVALID";
  readonly retryable = false;
}
