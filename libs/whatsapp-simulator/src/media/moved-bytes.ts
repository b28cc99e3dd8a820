import { setTimeout as pause } from 'node:timers/promises';
import { MAC_BYTES } from './media-crypto';
import type { MediaFaults } from './media-faults';

/** Bytes of one piece of a file on its way. */
const PIECE_BYTES = 64 * 1024;
/** A slow file moves this often in a second. */
const PIECES_PER_SECOND = 10;

/** How large the pieces are at a pace. */
export function pieceBytes({ bytesPerSecond }: Pick<MediaFaults, 'bytesPerSecond'>): number {
  if (bytesPerSecond === null) return PIECE_BYTES;
  return Math.max(1, Math.min(PIECE_BYTES, Math.ceil(bytesPerSecond / PIECES_PER_SECOND)));
}

/**
 * Passes a file on at the pace that is set, until the connection is cut.
 *
 * @param onCut told when it is; what is passed on fails then.
 */
export async function* atPace(
  pieces: AsyncIterable<Uint8Array>,
  bytesPerSecond: number | null,
  cutAfter: number | null,
  onCut: () => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const piece of pieces) {
    const rest = cutAfter === null ? piece.length : cutAfter - passed;
    if (rest > 0) yield piece.subarray(0, rest);
    passed += piece.length;
    if (rest < piece.length || rest === 0) {
      onCut();
      throw new Error('the line is cut on purpose');
    }
    if (bytesPerSecond !== null) await pause((piece.length / bytesPerSecond) * 1_000);
  }
}

/**
 * A part of a file as the faults have it.
 *
 * @param start where the part begins in the file
 * @param size of the whole file
 */
export async function* damaged(
  pieces: AsyncIterable<Uint8Array>,
  start: number,
  size: number,
  { corrupt, wrongMac }: Pick<MediaFaults, 'corrupt' | 'wrongMac'>,
): AsyncGenerator<Uint8Array> {
  const wrong = [
    ...(corrupt ? [Math.floor((size - MAC_BYTES) / 2)] : []),
    ...(wrongMac ? [size - 1] : []),
  ];
  let at = start;
  for await (const piece of pieces) {
    for (const position of wrong) {
      const inside = position - at;
      if (inside >= 0 && inside < piece.length) piece[inside] = (piece[inside] ?? 0) ^ 0xff;
    }
    at += piece.length;
    yield piece;
  }
}

/** What comes behind a file: as many bytes, or without an end. */
export async function* withFiller(
  pieces: AsyncIterable<Uint8Array>,
  fill: number,
): AsyncGenerator<Uint8Array> {
  yield* pieces;
  for (let rest = fill; rest > 0; rest -= PIECE_BYTES) {
    yield Buffer.alloc(Math.min(rest, PIECE_BYTES));
    // Somebody else's turn: there may be no end to this.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
