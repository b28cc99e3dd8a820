import { SEAL_BYTES, type Sealer } from '../vault/cipher/data-key';
import { VaultError } from '../vault/cipher/vault-error';
import type { ByteRange } from './object-store';

/**
 * Bytes of plain data that are sealed together. So much is decrypted to read a single byte, and so
 * much is in memory for each stream.
 */
const CHUNK_BYTES = 64 * 1024;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + SEAL_BYTES;

const COLUMN = 'chunk';

/** A chunk opens at its own place only, and the last one as the last one. */
const rowOf = (index: number, isLast: boolean): string => `${index}${isLast ? ' last' : ''}`;

/**
 * Encrypts a stream in chunks that can be read each alone. Chunks that are swapped, left out or cut
 * off at the end do not decrypt.
 *
 * @param sealer of this stream alone.
 */
export async function* sealChunks(
  sealer: Sealer,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  let index = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length;) {
      // A full chunk waits for the next byte: it may be the last one.
      if (filled === CHUNK_BYTES) {
        yield sealer.seal(COLUMN, chunk, rowOf(index, false));
        index += 1;
        filled = 0;
      }
      const part = piece.subarray(at, at + CHUNK_BYTES - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield sealer.seal(COLUMN, chunk.subarray(0, filled), rowOf(index, true));
}

/** Which chunks hold a range of a stream that was sealed by {@link sealChunks}. */
export class SealedRange {
  private readonly first: number;
  private readonly last: number;
  private readonly end: number;

  /**
   * @param size of the whole stream, in plain bytes.
   * @param range of plain bytes, inside of it; all of them when left out.
   */
  constructor(
    size: number,
    private readonly range: ByteRange = { first: 0, last: Math.max(0, size - 1) },
  ) {
    this.end = Math.max(0, Math.ceil(size / CHUNK_BYTES) - 1);
    this.first = Math.floor(range.first / CHUNK_BYTES);
    this.last = Math.floor(range.last / CHUNK_BYTES);
  }

  /** The sealed bytes to read. May end behind the last one. */
  get sealed(): ByteRange {
    return {
      first: this.first * SEALED_CHUNK_BYTES,
      last: (this.last + 1) * SEALED_CHUNK_BYTES - 1,
    };
  }

  /**
   * Decrypts what {@link sealed} names, and gives the plain bytes of the range.
   *
   * @throws VaultError when it was changed, or ends too early. What was given before is right.
   */
  async *open(sealer: Sealer, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    let index = this.first;
    for await (const chunk of regrouped(sealed)) {
      if (index > this.last) break;
      const plain = sealer.open(COLUMN, chunk, rowOf(index, index === this.end));
      yield this.wanted(index, plain);
      index += 1;
    }
    if (index <= this.last) throw new VaultError('A stored file ends earlier than it did.');
  }

  private wanted(index: number, plain: Buffer): Buffer {
    const begin = index * CHUNK_BYTES;
    return plain.subarray(
      Math.max(0, this.range.first - begin),
      Math.min(plain.length, this.range.last + 1 - begin),
    );
  }
}

/** The same bytes in sealed chunks. A chunk is valid until the next one is asked for. */
async function* regrouped(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafe(SEALED_CHUNK_BYTES);
  let filled = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + SEALED_CHUNK_BYTES - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === SEALED_CHUNK_BYTES) {
        yield chunk;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
