import { createHash, randomBytes } from 'node:crypto';

/** Every key is counted in as many cells, one of each row. */
export const ROWS = 4;
/** Cells of a row. */
export const WIDTH = 16_384;

/**
 * Says which cells of a table of fixed size count for a key. Keys share cells, and no two are likely to share
 * all four: the least of a key's cells is its count. Nothing is ever thrown out, so that a flood of other
 * keys cannot make a count forgotten, nor memory grow. Which cells they are nobody outside can know.
 */
export class Cells {
  /** @param secret the same in all processes that count together. */
  constructor(private readonly secret: Buffer = randomBytes(32)) {}

  /** Four indexes into a table of `ROWS * WIDTH`. */
  of(key: string): number[] {
    const digest = createHash('sha256').update(this.secret).update(key).digest();
    return Array.from(
      { length: ROWS },
      (_, row) => row * WIDTH + (digest.readUInt32LE(row * 4) % WIDTH),
    );
  }
}
