import { ServiceError } from "#shared/errors.ts";

/** A page could not be had, or its bytes are not a page that can be read. */
export abstract class SourceError extends ServiceError {
  override readonly retryable: boolean = false;
}

/** The file or answer has no bytes, or nothing but white space. */
export class EmptySourceError extends SourceError {
  readonly code = "SOURCE_EMPTY";
  constructor(place: string) {
    super(`Cannot read ${place}: it is empty; expected a report as HTML or plain text; fetch it again`, { place });
  }
}

/** The bytes are no text: an image, an archive, or a PDF where its text was to be. */
export class BinarySourceError extends SourceError {
  readonly code = "SOURCE_BINARY";
  constructor(place: string, offset: number) {
    super(
      `Cannot read ${place}: byte ${offset} belongs to no text; expected HTML, plain text or a whole PDF; give the page, not an image or an archive`,
      { place, offset },
    );
  }
}

/** A PDF that no reader opens: cut off, damaged, or only called one. */
export class PdfUnreadableError extends SourceError {
  readonly code = "SOURCE_PDF_UNREADABLE";
  constructor(place: string, options?: ErrorOptions) {
    super(
      `Cannot read ${place}: it is no PDF that can be opened; expected a whole one; fetch it again`,
      { place },
      options,
    );
  }
}

/** A PDF that opens only with a password. */
export class PdfLockedError extends SourceError {
  readonly code = "SOURCE_PDF_LOCKED";
  constructor(place: string, options?: ErrorOptions) {
    super(
      `Cannot read ${place}: the PDF is locked with a password; expected an open one; save it again without its password`,
      { place },
      options,
    );
  }
}

/** A PDF of pictures: its pages were scanned, or hold nothing. */
export class PdfWithoutTextError extends SourceError {
  readonly code = "SOURCE_PDF_WITHOUT_TEXT";
  constructor(place: string, pageCount: number) {
    super(
      `Cannot read ${place}: no text in its ${pageCount} pages; expected text, not pictures of it; give the page itself, or a PDF made from it`,
      { place, pageCount },
    );
  }
}

/** Another function refused to extract the text of a PDF; code and message are what it said. */
export class ExtractionRefusedError extends SourceError {
  readonly code: string;
  constructor(place: string, code: string, message: string) {
    super(message, { place });
    this.code = code;
  }
}

/** More bytes than any report has. */
export class OversizedSourceError extends SourceError {
  readonly code = "SOURCE_TOO_LARGE";
  /** Of all the bytes, where they were at hand to be hashed; they are kept nowhere. */
  readonly contentHash: string | null;
  constructor(place: string, sizeBytes: number, limitBytes: number, contentHash: string | null = null) {
    super(
      `Cannot read ${place}: ${sizeBytes} bytes; expected at most ${limitBytes}; check that it is one report and not a collection`,
      { place, sizeBytes, limitBytes },
    );
    this.contentHash = contentHash;
  }
}

/** The bytes are not in the encoding that the page or its byte order mark claims (UTF-8 where nothing is claimed). */
export class SourceEncodingError extends SourceError {
  readonly code = "SOURCE_ENCODING";
  constructor(place: string, encoding: string, options?: ErrorOptions) {
    super(
      `Cannot read ${place}: its bytes are not ${encoding}, which it claims or which is expected where nothing is claimed; save it again in that encoding`,
      { place, encoding },
      options,
    );
  }
}

/** Nothing stands at the path or address. */
export class SourceNotFoundError extends SourceError {
  readonly code = "SOURCE_NOT_FOUND";
  constructor(place: string, options?: ErrorOptions) {
    super(`Cannot find ${place}; expected a file, a folder or a page; check the path or address`, { place }, options);
  }
}

/** The publisher answered with something else than the page. */
export class SourceHttpStatusError extends SourceError {
  readonly code = "SOURCE_HTTP_STATUS";
  override readonly retryable: boolean;
  readonly status: number;
  /** When the publisher asked us to come back; null where it said nothing. */
  readonly retryAt: Date | null;
  constructor(place: string, status: number, retryAt: Date | null = null) {
    super(`Cannot fetch ${place}: HTTP status ${status}; expected 200; try again later or check the address`, {
      place,
      status,
    });
    this.status = status;
    this.retryAt = retryAt;
    this.retryable = status === 408 || status === 429 || status >= 500;
  }
}

/** We do not fetch this address: its scheme, host or network is not allowed. */
export class SourceAddressRefusedError extends SourceError {
  readonly code = "SOURCE_ADDRESS_REFUSED";
  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(`Will not fetch ${place}: ${reason}; expected an address of the publisher`, { place, reason }, options);
  }
}

/** No answer came, or not the whole of one. */
export class SourceNotReachedError extends SourceError {
  readonly code = "SOURCE_NOT_REACHED";
  override readonly retryable = true;
  constructor(place: string, reason: string, options?: ErrorOptions) {
    super(
      `Cannot fetch ${place}: ${reason}; expected the page; try again, or check the network`,
      { place, reason },
      options,
    );
  }
}

/** The publisher's rules for programs (robots.txt) keep us from the address. */
export class SourceRobotsRefusedError extends SourceError {
  readonly code = "SOURCE_ROBOTS_REFUSED";
  constructor(place: string) {
    super(`Will not fetch ${place}: the site's robots.txt keeps programs from it; expected a page that may be read`, {
      place,
    });
  }
}

/** The publisher asked all of the service to wait, or the site does not answer; nothing was fetched. */
export class SourceHostPausedError extends SourceError {
  readonly code = "SOURCE_HOST_PAUSED";
  override readonly retryable = true;
  readonly until: Date;
  constructor(place: string, until: Date) {
    super(
      `Did not fetch ${place}: requests to the publisher wait until ${until.toISOString()}; it asked for that, or did not answer; try again then`,
      { place, until: until.toISOString() },
    );
    this.until = until;
  }
}

/** The address leads to another page than the one that was asked for: to the front page, or to another year's. */
export class SourceLedElsewhereError extends SourceError {
  readonly code = "SOURCE_LED_ELSEWHERE";
  constructor(place: string, target: string) {
    super(`Cannot find ${place}: it leads to ${target}; expected the report's own page; check the address`, {
      place,
      target,
    });
  }
}

/** The answer has status 200, but the page says that there is no such page. */
export class SourceSoftNotFoundError extends SourceError {
  readonly code = "SOURCE_SOFT_NOT_FOUND";
  constructor(place: string, title: string) {
    super(
      `Cannot find ${place}: a page came that says it is not there ("${title}"); expected the report; check the address`,
      { place },
    );
  }
}
