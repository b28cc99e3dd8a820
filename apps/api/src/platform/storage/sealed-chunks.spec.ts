import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { newId } from '../database/ids';
import { DataKey, SEAL_BYTES, type Sealer } from '../vault/cipher/data-key';
import { VaultError } from '../vault/cipher/vault-error';
import type { ByteRange } from './object-store';
import { SealedRange, sealChunks } from './sealed-chunks';

const CHUNK = 64 * 1024;
const SEALED = CHUNK + SEAL_BYTES;
const key = new DataKey(newId(), newId(), randomBytes(32));
const sealer = key.sealer('files', 'one');

async function* pieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}

const sealed = (plain: Buffer, length = 50_000): Promise<Buffer> =>
  gathered(sealChunks(sealer, pieces(plain, length)));

/** Reads a range as a store does: only the sealed bytes that it names. */
function opened(
  stored: Buffer,
  size: number,
  range?: ByteRange,
  by: Sealer = sealer,
  length = 70_000,
): Promise<Buffer> {
  const wanted = new SealedRange(size, range);
  const { first, last } = wanted.sealed;
  return gathered(wanted.open(by, pieces(stored.subarray(first, last + 1), length)));
}

describe('a sealed stream', () => {
  it('gives any range of any stream, however it is cut into pieces', async () => {
    // Sizes beside a border of chunks are where a chunk is lost or doubled.
    const size = fc.oneof(
      fc.integer({ min: 0, max: 4 * CHUNK }),
      fc
        .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -2, max: 2 }))
        .map(([chunks, more]) => Math.max(0, chunks * CHUNK + more)),
    );
    const cut = fc.integer({ min: 1_000, max: 3 * CHUNK });
    await fc.assert(
      fc.asyncProperty(size, cut, cut, fc.nat(), fc.nat(), async (bytes, into, out, a, b) => {
        const plain = randomBytes(bytes);
        const stored = await sealed(plain, into);
        const whole = await opened(stored, bytes, undefined, sealer, out);
        expect(whole.equals(plain)).toBe(true);
        if (bytes === 0) return;
        const [first = 0, last = 0] = [a % bytes, b % bytes].sort((x, y) => x - y);
        const part = await opened(stored, bytes, { first, last }, sealer, out);
        expect(part.equals(plain.subarray(first, last + 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('reads no more than the chunks of its range', () => {
    const range = new SealedRange(10 * CHUNK, { first: 3 * CHUNK + 5, last: 4 * CHUNK });
    expect(range.sealed).toEqual({ first: 3 * SEALED, last: 5 * SEALED - 1 });
  });

  it('does not open when chunks are swapped, left out, added or cut off', async () => {
    const size = 3 * CHUNK + 100;
    const stored = await sealed(randomBytes(size));
    const chunk = (index: number): Buffer => stored.subarray(index * SEALED, (index + 1) * SEALED);
    const wrong = [
      Buffer.concat([chunk(1), chunk(0), chunk(2), chunk(3)]),
      Buffer.concat([chunk(0), chunk(2), chunk(3)]),
      Buffer.concat([chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)]),
      stored.subarray(0, 3 * SEALED),
      stored.subarray(0, stored.length - 1),
      Buffer.alloc(0),
    ];
    for (const bytes of wrong) await expect(opened(bytes, size)).rejects.toThrow(VaultError);
    // Nor does what was cut off at a chunk pass for a shorter stream.
    const shorter = opened(stored.subarray(0, 3 * SEALED), 3 * CHUNK);
    await expect(shorter).rejects.toThrow(VaultError);
  });

  it('does not open in place of another one', async () => {
    const stored = await sealed(Buffer.from('one'));
    const other = opened(stored, 3, undefined, key.sealer('files', 'other'));
    await expect(other).rejects.toThrow(VaultError);
  });
});
