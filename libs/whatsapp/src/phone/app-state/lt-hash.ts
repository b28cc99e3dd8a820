import { hkdfSync } from 'node:crypto';

const BYTES = 128;
const INFO = 'WhatsApp Patch Integrity';

/** The hash of a collection that holds nothing. */
export function emptyHash(): Buffer {
  return Buffer.alloc(BYTES);
}

/**
 * A hash over what a collection holds, whatever the order in which it came: 64 numbers of 16 bits, to which each
 * value is added, and from which it is subtracted when it goes.
 *
 * Baileys computes it in WebAssembly for a whole patch or snapshot at once; ten thousand values would hold up
 * everything else for as long.
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
