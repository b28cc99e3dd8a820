import { ApiError } from '../../platform/http/problems/api-error';

export { StorageFull, StorageUnavailable } from '../../platform/storage/storage-errors';

/** More bytes came than are accepted. */
export class FileTooLarge extends ApiError {
  /** @param maxBytes what is accepted. */
  constructor(readonly maxBytes: number) {
    super(
      'file_too_large',
      `The file is larger than ${Math.floor(maxBytes / 1024 ** 2)} MiB, the most that is accepted. Send a smaller one, or ask the operator to raise MEDIA_MAX_MB.`,
    );
  }
}

/** The bytes are not those that were announced: too few, too many, or another hash. */
export class FileMismatch extends Error {
  constructor(readonly differs: 'size' | 'sha256') {
    super(`the ${differs} of the file is not the one that was announced`);
  }
}
