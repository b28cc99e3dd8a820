import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const TAG = { authTagLength: TAG_BYTES };

/** Bytes that encryption adds besides the header. */
export const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/** Random bytes are generated for many nonces at once: the call costs more than the encryption. */
const pool = Buffer.alloc(NONCE_BYTES * 256);
let used = pool.length;

function newNonce(target: Buffer, at: number): void {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(target, at, used, used + NONCE_BYTES);
  used += NONCE_BYTES;
}

/**
 * AES-256-GCM: header, nonce, tag, ciphertext.
 *
 * @param header goes first, unencrypted and authenticated.
 * @param context is authenticated and not stored: decrypting needs the same.
 */
export function encrypt(
  key: KeyObject,
  header: Buffer,
  context: string,
  plain: Uint8Array,
): Buffer {
  const start = header.length + OVERHEAD_BYTES;
  const sealed = Buffer.allocUnsafe(start + plain.length);
  header.copy(sealed);
  newNonce(sealed, header.length);
  const nonce = sealed.subarray(header.length, header.length + NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, TAG);
  cipher.setAAD(Buffer.concat([header, Buffer.from(context)]));
  cipher.update(plain).copy(sealed, start);
  cipher.final();
  cipher.getAuthTag().copy(sealed, header.length + NONCE_BYTES);
  return sealed;
}

/**
 * The plaintext given to `encrypt`.
 *
 * @throws Error when key, header, context or any bit differs.
 */
export function decrypt(
  key: KeyObject,
  headerBytes: number,
  context: string,
  sealed: Buffer,
): Buffer {
  const header = sealed.subarray(0, headerBytes);
  const tagAt = headerBytes + NONCE_BYTES;
  const start = tagAt + TAG_BYTES;
  const cipher = createDecipheriv(ALGORITHM, key, sealed.subarray(headerBytes, tagAt), TAG);
  cipher.setAAD(Buffer.concat([header, Buffer.from(context)]));
  cipher.setAuthTag(sealed.subarray(tagAt, start));
  const plain = cipher.update(sealed.subarray(start));
  cipher.final();
  return plain;
}
