import { createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { MediaDamaged, MediaTooLarge } from './media-errors';
import { type FileKind, MAC_BYTES, mediaKeys } from './media-keys';

/** Length of a block of the cipher. The padding adds one to sixteen bytes. */
const BLOCK_BYTES = 16;

/** What the plain and encrypted bytes of a file have to be. */
export interface ExpectedFile {
  /** Most plain bytes that are taken. */
  maxBytes: number;
  /** Plain bytes, where the sender says. */
  size?: number | undefined;
  /** Of the plain bytes, where the sender says. */
  sha256?: Uint8Array | null | undefined;
  /** Of the encrypted bytes with their MAC, where the sender says. */
  encryptedSha256?: Uint8Array | null | undefined;
}

/**
 * Decrypts a file while it is read: memory does not grow with it.
 *
 * Whether the bytes are genuine is known at their end only: who reads them must not use them before
 * the stream has ended well. Nothing is read beyond what the file may have.
 *
 * @param bytes encrypted, followed by their MAC, in chunks of any size.
 * @throws MediaDamaged, MediaTooLarge while it is read; whatever `bytes` throws
 */
export async function* decryptingStream(
  kind: FileKind,
  mediaKey: Uint8Array,
  bytes: AsyncIterable<Uint8Array>,
  expected: ExpectedFile,
): AsyncGenerator<Buffer, void, undefined> {
  const { iv, cipherKey, macKey } = mediaKeys(kind, mediaKey);
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  const mac = createHmac('sha256', macKey).update(iv);
  const encryptedHash = expected.encryptedSha256 ? createHash('sha256') : null;
  const plain = new PlainBytes(expected);
  /** The last bytes that came: the MAC, if nothing follows. */
  let tail = Buffer.alloc(0);
  let encryptedSize = 0;
  for await (const chunk of bytes) {
    encryptedSize += chunk.length;
    encryptedHash?.update(chunk);
    checkEncryptedSize(encryptedSize, expected);
    // What was kept before is no MAC as far as it is followed by more. The body of a chunk is not copied.
    const followed = Math.max(0, tail.length + Math.min(chunk.length, MAC_BYTES) - MAC_BYTES);
    const body = chunk.subarray(0, Math.max(0, chunk.length - MAC_BYTES));
    for (const encrypted of [tail.subarray(0, followed), body]) {
      if (encrypted.length === 0) continue;
      mac.update(encrypted);
      const part = decipher.update(encrypted);
      if (part.length > 0) yield plain.take(part);
    }
    tail = Buffer.concat([tail.subarray(followed), chunk.subarray(body.length)]);
  }
  if (encryptedHash && !equal(encryptedHash.digest(), expected.encryptedSha256)) {
    throw new MediaDamaged('encrypted_sha256');
  }
  if (!equal(mac.digest().subarray(0, MAC_BYTES), tail)) throw new MediaDamaged('mac');
  const last = lastOf(decipher);
  if (last.length > 0) yield plain.take(last);
  plain.end();
}

/** Counts and hashes what leaves the cipher. */
class PlainBytes {
  private size = 0;
  private readonly hash;

  constructor(private readonly expected: ExpectedFile) {
    this.hash = expected.sha256 ? createHash('sha256') : null;
  }

  take(part: Buffer): Buffer {
    this.size += part.length;
    if (this.size > this.expected.maxBytes) throw new MediaTooLarge(this.expected.maxBytes);
    this.hash?.update(part);
    return part;
  }

  end(): void {
    const { size, sha256 } = this.expected;
    if (size !== undefined && this.size !== size) throw new MediaDamaged('size');
    if (this.hash && !equal(this.hash.digest(), sha256)) throw new MediaDamaged('sha256');
  }
}

function checkEncryptedSize(encryptedSize: number, { maxBytes, size }: ExpectedFile): void {
  if (encryptedSize > encryptedLength(maxBytes)) throw new MediaTooLarge(maxBytes);
  if (size !== undefined && encryptedSize > encryptedLength(size)) throw new MediaDamaged('size');
}

/** Encrypted bytes, with their MAC, of so many plain ones. */
export function encryptedLength(size: number): number {
  return size - (size % BLOCK_BYTES) + BLOCK_BYTES + MAC_BYTES;
}

function lastOf(decipher: ReturnType<typeof createDecipheriv>): Buffer {
  try {
    return decipher.final();
  } catch {
    throw new MediaDamaged('padding');
  }
}

function equal(found: Uint8Array, wanted: Uint8Array | null | undefined): boolean {
  return !!wanted && found.length === wanted.length && timingSafeEqual(found, wanted);
}
