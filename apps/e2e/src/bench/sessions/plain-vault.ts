import { join, resolve } from 'node:path';

/**
 * Preloaded into a measured product: it stores plain values of the same length instead of encrypted
 * ones. The difference is the cost of encryption.
 */
interface Gcm {
  OVERHEAD_BYTES: number;
  encrypt(key: unknown, header: Buffer, context: string, plain: Uint8Array): Buffer;
  decrypt(key: unknown, headerBytes: number, context: string, sealed: Buffer): Buffer;
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the module that the product loads
const gcm = require(
  join(resolve(__dirname, '../../../..'), 'api/dist/platform/vault/gcm.js'),
) as Gcm;
const gap = Buffer.alloc(gcm.OVERHEAD_BYTES);
gcm.encrypt = (_key, header, _context, plain) => Buffer.concat([header, gap, plain]);
gcm.decrypt = (_key, headerBytes, _context, sealed) => sealed.subarray(headerBytes + gap.length);
