/** What was downloaded is not the file that its sender described. */
export class MediaDamaged extends Error {
  constructor(readonly why: 'mac' | 'encrypted_sha256' | 'sha256' | 'size' | 'padding') {
    super(`the file is damaged: ${why}`);
  }
}

/** A file is longer than it may be. It was not read to its end. */
export class MediaTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`the file is larger than ${maxBytes} bytes`);
  }
}
