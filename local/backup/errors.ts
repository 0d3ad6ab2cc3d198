import { ServiceError } from "#shared/errors.ts";

/** What was under way when a backup was asked for did not end in time. */
export class BackupBusyError extends ServiceError {
  readonly code = "LOCAL_BACKUP_BUSY";
  readonly retryable = true;
}

/** A file is no whole backup. */
export class BackupUnreadableError extends ServiceError {
  readonly code = "LOCAL_BACKUP_UNREADABLE";
  readonly retryable = false;
}

/** A backup was to be restored over a store that is there already. */
export class RestoreOverStoreError extends ServiceError {
  readonly code = "LOCAL_RESTORE_OVER_STORE";
  readonly retryable = false;
}
