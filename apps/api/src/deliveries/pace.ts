/** So much too early is on time: timers are no finer, and a fast lane must not lose its rate to them. */
const TOLERANCE_MS = 20;

/** Spaces the requests of a lane evenly, so many per second. Times are milliseconds of a steady clock. */
export class Pace {
  private nextAt = -Infinity;

  /** @param perSecond null for no limit. */
  constructor(private readonly perSecond: number | null) {}

  /** Milliseconds until the next one may go; 0 when it may now. */
  waitMs(now: number): number {
    const wait = this.nextAt - now;
    return wait <= TOLERANCE_MS ? 0 : wait;
  }

  /** One goes now. */
  went(now: number): void {
    if (this.perSecond === null) return;
    this.nextAt = Math.max(this.nextAt, now) + 1_000 / this.perSecond;
  }
}
