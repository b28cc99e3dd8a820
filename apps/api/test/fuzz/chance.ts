/** Chances that are the same for the same seed. */
export class Chance {
  /** @param state the seed. */
  constructor(private state: number) {}

  /** A number from 0 up to 1 (mulberry32). */
  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** True so often: 0.1 for one time of ten. */
  is(share: number): boolean {
    return this.number() < share;
  }

  below(end: number): number {
    return Math.floor(this.number() * end);
  }

  /** One of several; there is at least one. */
  of<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T;
  }
}
