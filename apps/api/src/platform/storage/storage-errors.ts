import { ApiError } from '../http/problems/api-error';

/** `Retry-After` while files cannot be stored or read, in seconds. */
const RETRY_AFTER_S = 30;

/** There is no room left for the bytes. */
export class StorageFull extends ApiError {
  /** @param cause the store's error, for the log. */
  constructor(override readonly cause?: unknown) {
    super('storage_full');
  }
}

/** No room, as the system says it: disk, quota, or a limit of file sizes. */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** The same from what tells no code. */
const FULL_IN_WORDS = /no space left on device|disk quota exceeded|file too large/i;

/** Whether something could not be written because there is no room. */
export function isFull(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return FULL.has(code) || FULL_IN_WORDS.test(String(message));
}

/** The store cannot be reached, or something is wrong with it that a person has to mend. */
export class StorageUnavailable extends ApiError {
  constructor(
    /** One line for the log and the operator: what is wrong and where. Callers do not see it. */
    readonly reason: string,
    override readonly cause?: unknown,
  ) {
    super('storage_unavailable', undefined, undefined, RETRY_AFTER_S);
  }
}
