import { join, resolve } from 'node:path';

/**
 * Preloaded into a product that is measured: it stores in plain what it would encrypt, in the same
 * places and of the same length. What that saves is what encryption costs.
 */
interface Gcm {
  OVERHEAD_BYTES: number;
  encrypt(key: unknown, header: Buffer, context: string, plain: Uint8Array): Buffer;
  decrypt(key: unknown, headerBytes: number, context: string, sealed: Buffer): Buffer;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the very module that the product loads
const gcm = require(join(resolve(__dirname, '../../..'), 'api/dist/platform/vault/gcm.js')) as Gcm;
const gap = Buffer.alloc(gcm.OVERHEAD_BYTES);
gcm.encrypt = (_key, header, _context, plain) => Buffer.concat([header, gap, plain]);
gcm.decrypt = (_key, headerBytes, _context, sealed) => sealed.subarray(headerBytes + gap.length);
