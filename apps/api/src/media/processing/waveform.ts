const VALUES = 64;
const LOUDEST = 100;

/**
 * Loudness over time, as phones draw it: 64 values from 0 to 100, of which the loudest is 100.
 *
 * @param loudness of short pieces of the same length, 0 for silence.
 */
export function waveformOf(loudness: readonly number[]): Buffer {
  const means = Array.from({ length: VALUES }, (_, index) => {
    const from = Math.floor((index * loudness.length) / VALUES);
    const to = Math.max(from + 1, Math.floor(((index + 1) * loudness.length) / VALUES));
    const piece = loudness.slice(from, to);
    return piece.reduce((sum, value) => sum + value, 0) / Math.max(1, piece.length);
  });
  const loudest = Math.max(...means);
  return Buffer.from(
    means.map((mean) => (loudest > 0 ? Math.round((mean / loudest) * LOUDEST) : 0)),
  );
}

/** Loudness of 20 ms pieces of what comes in as 16-bit samples, 8,000 a second. */
export class LoudnessMeter {
  static readonly SAMPLE_RATE = 8_000;
  private static readonly PIECE = 160;
  readonly loudness: number[] = [];
  private samples = 0;
  private power = 0;
  private odd: number | null = null;

  take(bytes: Buffer): void {
    let at = 0;
    if (this.odd !== null && bytes.length > 0) {
      this.add(Buffer.from([this.odd, bytes[0] ?? 0]).readInt16LE());
      this.odd = null;
      at = 1;
    }
    for (; at + 1 < bytes.length; at += 2) this.add(bytes.readInt16LE(at));
    if (at < bytes.length) this.odd = bytes[at] ?? null;
  }

  get seconds(): number {
    const { PIECE, SAMPLE_RATE } = LoudnessMeter;
    return (this.loudness.length * PIECE + this.samples) / SAMPLE_RATE;
  }

  private add(sample: number): void {
    this.power += (sample / 32_768) ** 2;
    this.samples += 1;
    if (this.samples < LoudnessMeter.PIECE) return;
    this.loudness.push(Math.sqrt(this.power / this.samples));
    this.samples = 0;
    this.power = 0;
  }
}
