import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/** Messages up to this size are assembled in a reused buffer. */
const ROOM = 64 * 1024;
const room = Buffer.alloc(ROOM);

/**
 * A key that signs many messages with HMAC-SHA256 (RFC 2104).
 *
 * `createHmac` allocates an object outside of JavaScript's heap for every message, which costs more
 * than the hashing; two one-shot hashes allocate none.
 */
export class HmacKey {
  private readonly inner = Buffer.alloc(BLOCK_BYTES, INNER_PAD);
  /** Input of the outer hash: the padded key, then the digest of the message. */
  private readonly outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES, OUTER_PAD);

  constructor(key: Uint8Array) {
    const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
    for (const [index, byte] of short.entries()) {
      this.inner[index] = byte ^ INNER_PAD;
      this.outer[index] = byte ^ OUTER_PAD;
    }
  }

  /** Signs a message given in parts. A string is encoded as UTF-8. */
  sign(encoding: 'hex' | 'base64', ...parts: readonly (Uint8Array | string)[]): string {
    let length = BLOCK_BYTES;
    for (const part of parts) length += Buffer.byteLength(part);
    const message = length <= ROOM ? room : Buffer.allocUnsafe(length);
    message.set(this.inner);
    let offset = BLOCK_BYTES;
    for (const part of parts) {
      if (typeof part === 'string') offset += message.write(part, offset);
      else {
        message.set(part, offset);
        offset += part.length;
      }
    }
    const digest = hash('sha256', message.subarray(0, length), 'binary');
    this.outer.write(digest, BLOCK_BYTES, 'latin1');
    return hash('sha256', this.outer, encoding);
  }
}
