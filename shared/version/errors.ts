import { ServiceError } from "#shared/errors.ts";

/** A version cannot be named, recorded or found; the subclasses say why. */
export abstract class VersionError extends ServiceError {}

/** An event names a version that the store does not have. */
export class VersionMissingError extends VersionError {
  readonly code = "VERSION_MISSING";
  readonly retryable = false;
  constructor(versionId: string) {
    super(`Cannot find ${versionId} in the store; expected it there before its event; ingest its page again`, {
      versionId,
    });
  }
}

/** Other writers took the next number of an edition each time that this one tried. */
export class VersionContendedError extends VersionError {
  readonly code = "VERSION_CONTENDED";
  readonly retryable = true;
  constructor(country: string, edition: number, attempts: number) {
    super(
      `Cannot record a version of ${country} ${edition}: its number was taken ${attempts} times; expected it free; try again later`,
      { country, edition, attempts },
    );
  }
}
