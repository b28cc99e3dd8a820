import { hkdfSync } from 'node:crypto';

const BYTES = 128;
const INFO = 'WhatsApp Patch Integrity';

/** The hash of an empty collection. */
export function emptyHash(): Buffer {
  return Buffer.alloc(BYTES);
}

/**
 * LTHash, WhatsApp's homomorphic hash of a collection: 64 sums of 16 bits. Values are added when they are set and
 * subtracted when they are removed, in any order.
 *
 * Baileys computes it in WebAssembly for a whole patch or snapshot in one call, which blocks the event loop for
 * snapshots of ten thousand values.
 */
export class LtHash {
  private readonly sums: Buffer;

  constructor(hash: Uint8Array) {
    this.sums = Buffer.from(hash);
  }

  add(valueMac: Uint8Array): void {
    this.mix(valueMac, 1);
  }

  subtract(valueMac: Uint8Array): void {
    this.mix(valueMac, -1);
  }

  get bytes(): Buffer {
    return Buffer.from(this.sums);
  }

  private mix(valueMac: Uint8Array, sign: 1 | -1): void {
    const part = Buffer.from(hkdfSync('sha256', valueMac, Buffer.alloc(0), INFO, BYTES));
    for (let at = 0; at < BYTES; at += 2) {
      const sum = this.sums.readUInt16LE(at) + sign * part.readUInt16LE(at);
      this.sums.writeUInt16LE(sum & 0xffff, at);
    }
  }
}
