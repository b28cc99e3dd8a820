import { createHash } from 'node:crypto';
import { FileMismatch, FileTooLarge } from './file-errors';

/** What is known of a file before it comes. */
export interface ExpectedFile {
  size?: number;
  sha256?: Buffer;
}

/** First bytes of a file from which its type is detected. */
const HEAD_BYTES = 64 * 1024;

/** Measures and hashes bytes while they pass, and stops what is too long. */
export class IncomingBytes {
  private readonly hash = createHash('sha256');
  private readonly beginning: Buffer[] = [];
  private kept = 0;
  /** Bytes that have passed. */
  size = 0;
  private digest: Buffer | undefined;

  constructor(
    private readonly maxBytes: number,
    private readonly expected: ExpectedFile = {},
  ) {}

  /** The hash of all bytes, when the last one has passed. */
  get sha256(): Buffer {
    if (!this.digest) throw new Error('the file has not passed whole');
    return this.digest;
  }

  /** The beginning of the file. */
  get head(): Buffer {
    return Buffer.concat(this.beginning);
  }

  /** @throws FileTooLarge, FileMismatch at the byte that is too much, or after the last one. */
  async *through(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      this.size += piece.length;
      if (this.size > this.maxBytes) throw new FileTooLarge(this.maxBytes);
      if (this.size > (this.expected.size ?? Infinity)) throw new FileMismatch('size');
      this.hash.update(piece);
      this.keepHead(piece);
      yield piece;
    }
    if (this.size !== (this.expected.size ?? this.size)) throw new FileMismatch('size');
    this.digest = this.hash.digest();
    if (!this.digest.equals(this.expected.sha256 ?? this.digest)) throw new FileMismatch('sha256');
  }

  private keepHead(piece: Uint8Array): void {
    if (this.kept >= HEAD_BYTES) return;
    const part = Buffer.from(piece.subarray(0, HEAD_BYTES - this.kept));
    this.beginning.push(part);
    this.kept += part.length;
  }
}
