/** So much too early is on time: timers are no finer, and a fast lane must not lose its rate to them. */
const TOLERANCE_MS = 20;

/** Spaces the requests of a lane evenly, so many per second. Times are milliseconds of a steady clock. */
export class Pace {
  /**
   * @param perSecond null for no limit.
   * @param nextAt when the next one may go.
   */
  constructor(
    private readonly perSecond: number | null,
    private nextAt = -Infinity,
  ) {}

  /** When the next one may go; null when there is no limit. */
  get next(): number | null {
    return this.perSecond === null ? null : this.nextAt;
  }

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
